import { t } from '@vscode/l10n';
import type { Entity, Reference } from '../../core/graph/entity.ts';
import type { Graph } from '../../core/graph/graph.ts';
import { counted } from '../../core/language.ts';
import { span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Lens } from '../../core/contributions/annotation.ts';
import { decisionIn, supersessionOf } from './supersession.ts';
import type { Decision } from './model.ts';
import { statusLabel } from '../../formats/citations/status.ts';

/** Above the title: the status, how often the record is named, and what supersedes it. */
export function decisionLenses({ document: { uri }, model, graph }: KindContext<Decision>): Lens[] {
  const own = decisionIn(graph, uri);
  if (!own) return [];
  const at = model.sections[0]?.heading ?? span(0, 0);
  const status = statusLabel(model.status?.value ?? 'unknown');
  const references = namings(graph, own);
  const count = counted(references.length, '{0} reference', '{0} references');
  const lenses: Lens[] = [
    { span: at, title: `${status} · ${count}`, ...(references.length > 0 ? { opens: references } : {}) },
  ];
  const { chain } = supersessionOf(graph, own);
  const [, next] = chain;
  const last = chain.at(-1);
  if (next) lenses.push({ span: at, title: t('Superseded by {0}', next.name), opens: [next] });
  if (last && last !== next && last !== own)
    lenses.push({ span: at, title: t('In force: {0}', last.name), opens: [last] });
  return lenses;
}

/** Places that name a record, each once: the name in the text of a link belongs to the link. */
function namings(graph: Graph, decision: Entity): Reference[] {
  return graph
    .referencesTo(decision)
    .filter(({ uri }) => uri !== decision.uri)
    .filter(({ notation, target }) => notation !== 'decision-id' || target === undefined);
}
