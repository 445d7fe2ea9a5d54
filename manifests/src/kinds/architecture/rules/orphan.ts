import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { parentOf } from '../../../formats/architecture/system.ts';
import { architectureRule } from './architecture-rule.ts';

/** An application that realizes nothing, where others do. Part of an element that realizes something, it has its share. */
export const orphan = architectureRule('architecture/orphan', 'information', function* ({ own, system }) {
  const used = new Set<string>();
  for (const { facts } of system.elements.values())
    for (const id of Object.keys(facts.realizedBy))
      for (let one: string | undefined = id; one !== undefined; one = parentOf(one)) used.add(one);
  const applications = system.layers.at(-2);
  if (used.size === 0 || system.layers.length < 3) return;
  const called = new Set<string>();
  for (const { from, to } of system.flows)
    for (const end of [from, to])
      for (let one: string | undefined = end; one !== undefined; one = parentOf(one)) called.add(one);
  for (const [id, item] of own.elements) {
    const element = system.elements.get(id);
    if (!element || element.layer !== applications || element.parent !== undefined || used.has(id)) continue;
    // What a used application calls supports the function of that one.
    if (called.has(id)) continue;
    // It is in no state: `period-order` says so, and nothing can use it.
    if (element.until < element.since) continue;
    yield {
      message: t('"{0}" realizes no function and has no flow', id),
      span: contentOf(item.key),
      targets: [id],
    };
  }
});
