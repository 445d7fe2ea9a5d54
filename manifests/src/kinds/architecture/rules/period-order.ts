import { t } from '@vscode/l10n';
import { architectureRule, spanOf } from './architecture-rule.ts';

/** An element that ends before it begins. */
export const periodOrder = architectureRule(
  'architecture/period-order',
  'error',
  function* ({ own, system }) {
    for (const [id, item] of own.elements) {
      const element = system.elements.get(id);
      if (!element || element.since <= element.until) continue;
      yield {
        message: t(
          '"{0}" is not in any state: it begins with "{1}" and ends with "{2}"',
          id,
          system.states[element.since]?.name ?? '',
          system.states[element.until]?.name ?? '',
        ),
        span: spanOf(item, element.facts.until === undefined ? 'since' : 'until'),
        targets: [id],
      };
    }
  },
);
