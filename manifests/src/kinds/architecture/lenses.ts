import { t } from '@vscode/l10n';
import type { Lens } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { counted } from '../../core/language.ts';
import { pairOf } from '../../core/yaml/node.ts';
import { systemOf } from '../../formats/architecture/system.ts';
import type { ArchitectureModel } from './model.ts';

/** Above the elements: how large the system is, over all of its files; above an element: who calls it. */
export function architectureLenses({
  model: { architecture },
  graph,
  document: { uri },
}: KindContext<ArchitectureModel>): readonly Lens[] {
  if (!architecture) return [];
  const system = systemOf(graph, uri, architecture.name);
  const lenses: Lens[] = [];
  const elements = pairOf(architecture.root, 'elements');
  if (elements) {
    const counts = [
      counted(system.elements.size, '{0} element', '{0} elements'),
      counted(system.flows.length, '{0} flow', '{0} flows'),
    ];
    lenses.push({ span: elements.key.span, title: counts.join(' · ') });
  }
  const callers = new Map<string, { readonly uri: string; readonly span: Lens['span'] }[]>();
  for (const { to, entity } of system.flows) {
    const list = callers.get(to) ?? [];
    callers.set(to, list);
    list.push({ uri: entity.uri, span: entity.span });
  }
  for (const { id, key } of architecture.elements) {
    const opens = callers.get(id);
    if (opens) lenses.push({ span: key.span, title: t('Called by {0}', opens.length), opens });
  }
  return lenses;
}
