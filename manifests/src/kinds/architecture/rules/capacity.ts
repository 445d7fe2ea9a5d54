import { t } from '@vscode/l10n';
import { pairOf, valueOf } from '../../../core/yaml/node.ts';
import { loadsOf } from '../../../formats/architecture/analysis/budgets.ts';
import { architectureRule, inEachState, ownElements, partsText, spanOf } from './architecture-rule.ts';

/** An element that cannot serve what its callers send at their peak. */
export const capacity = architectureRule('architecture/capacity', 'warning', ({ own, system }) =>
  inEachState(system, function* (calls) {
    const serving = [...ownElements({ own, system }, calls)];
    if (!serving.some(({ element }) => element.facts.rps !== undefined)) return;
    for (const [id, loads] of loadsOf(system, calls)) {
      const item = own.elements.get(id);
      const rps = system.elementOf(id)?.facts.rps;
      const total = loads.reduce((sum, load) => sum + load.rps, 0);
      if (!item || rps === undefined || total <= rps) continue;
      const parts = partsText(
        loads.map((load) => `${load.from} ${load.rps}`),
        '+',
      );
      yield {
        key: id,
        finding: {
          message: t(
            'Capacity exceeded: {0} requests per second at peak ({1}), and {2} are served',
            total,
            parts,
            rps,
          ),
          span: pairOf(valueOf(item.node, 'capacity'), 'rps')?.value?.span ?? spanOf(item, 'capacity'),
          targets: [id],
        },
      };
    }
  }),
);
