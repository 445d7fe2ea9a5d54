import { t } from '@vscode/l10n';
import { replacedElements } from '../../../formats/architecture/analysis/named-elements.ts';
import { architectureRule, spanOf } from './architecture-rule.ts';

/** An element that ends before the last state, with nothing that replaces it and no decision that says why. */
export const noSuccessor = architectureRule(
  'architecture/no-successor',
  'information',
  function* ({ own, system }) {
    const replaced = replacedElements(system);
    for (const [id, item] of own.elements) {
      const element = system.elements.get(id);
      if (!element || element.facts.until === undefined || element.until >= system.states.length - 1)
        continue;
      if (replaced.has(id) || Object.keys(element.facts.decisions).length > 0) continue;
      yield {
        message: t('"{0}" ends with the state "{1}", and nothing replaces it', id, element.facts.until),
        span: spanOf(item, 'until'),
        targets: [id],
      };
    }
  },
);
