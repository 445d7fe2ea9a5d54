import { t } from '@vscode/l10n';
import { pairOf, valueOf } from '../../../core/yaml/node.ts';
import { availabilityOf } from '../../../formats/architecture/analysis/budgets.ts';
import { architectureRule, inEachState, ownElements, partsText, spanOf } from './architecture-rule.ts';

/** Differences below this are rounding, not promises. */
const ROUNDING = 1e-9;

/** An objective that the element's own instances and what it needs cannot reach. */
export const availability = architectureRule('architecture/availability', 'warning', ({ own, system }) =>
  inEachState(system, function* (calls) {
    for (const { element, item } of ownElements({ own, system }, calls)) {
      const { id, facts } = element;
      if (facts.slo === undefined) continue;
      const best = availabilityOf(element, system, calls);
      if (best.parts.length === 0 || best.percent >= facts.slo - ROUNDING) continue;
      const product = partsText(
        best.parts.map((part) => `${part.id} ${percentText(part.percent)}`),
        '×',
      );
      yield {
        key: id,
        finding: {
          message: t(
            'An availability of {0} cannot be reached: at most {1} ({2})',
            percentText(facts.slo),
            percentText(best.percent),
            product,
          ),
          span: pairOf(valueOf(item.node, 'slo'), 'availability')?.value?.span ?? spanOf(item, 'slo'),
          targets: [id],
        },
      };
    }
  }),
);

/** With as many digits as tell one nine from the next, never rounded up to what it is not. */
function percentText(percent: number): string {
  return `${Math.floor(percent * 10_000 + ROUNDING) / 10_000} %`;
}
