import { t } from '@vscode/l10n';
import { contentOf } from '../../../core/yaml/node.ts';
import { architectureRule } from './architecture-rule.ts';

/** A data class that no flow carries and no element stores. */
export const dataUnused = architectureRule('architecture/data-unused', 'hint', function* ({ own, system }) {
  if (own.data.size === 0) return;
  const used = new Set<string>();
  for (const { facts } of system.flows) for (const name of Object.keys(facts.data)) used.add(name);
  for (const { facts } of system.elements.values()) {
    for (const name of Object.keys(facts.stores)) used.add(name);
    for (const name of Object.keys(facts.creates)) used.add(name);
  }
  for (const [name, item] of own.data) {
    if (used.has(name)) continue;
    yield {
      message: t('No flow carries "{0}", and no element stores it', name),
      span: contentOf(item.key),
      tags: ['unnecessary'],
      targets: [name],
    };
  }
});
