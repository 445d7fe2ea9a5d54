import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { endsOfFlows, realizingElements } from '../../../formats/architecture/analysis/named-elements.ts';
import { architectureRule } from './architecture-rule.ts';

/** An application that realizes nothing, where others do. Part of an element that realizes something, it has its share. */
export const orphan = architectureRule('architecture/orphan', 'information', function* ({ own, system }) {
  const applications = system.layers.at(-2);
  if (system.layers.length < 3) return;
  const candidates = [...own.elements].flatMap(([id, item]) => {
    const element = system.elements.get(id);
    return element && element.layer === applications && element.parent === undefined
      ? [{ element, item }]
      : [];
  });
  if (candidates.length === 0) return;
  const used = realizingElements(system);
  if (used.size === 0) return;
  const called = endsOfFlows(system);
  for (const { element, item } of candidates) {
    const { id } = element;
    // What a used application calls supports the function of that one.
    if (used.has(id) || called.has(id)) continue;
    // It is in no state: `period-order` says so, and nothing can use it.
    if (element.until < element.since) continue;
    yield {
      message: t('"{0}" realizes no function and has no flow', id),
      span: contentOf(item.key),
      targets: [id],
    };
  }
});
