import { t } from '@vscode/l10n';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import { betweennessOf } from '../../../core/order/betweenness.ts';
import { askEach } from './asked.ts';

/** With fewer elements, a mean and a deviation say nothing. */
const LEAST_ELEMENTS = 20;
/** Nodes times arrows: some seconds. Exact betweenness of more would take minutes. */
const MOST_STEPS = 1_000_000_000;

/** JSON: `bottlenecks` with `id` and `share`, of the shortest ways between two other elements that lead over it, 0 to 1. */
export const bottlenecks: TerminalRun = (folder, { state }) =>
  askEach(folder, state, ({ calls }) => {
    const next = new Map<string, Set<string>>();
    for (const { from, to } of calls.flows) {
      const set = next.get(from);
      if (set) set.add(to);
      else next.set(from, new Set([to]));
    }
    const nodes = [...new Set(calls.flows.flatMap(({ from, to }) => [from, to]))];
    if (nodes.length < LEAST_ELEMENTS)
      return {
        lines: [
          t(
            'Not computed: {0} elements with flows, and at least {1} are needed',
            nodes.length,
            LEAST_ELEMENTS,
          ),
        ],
        json: { bottlenecks: [], notComputed: 'too few elements' },
      };
    if (nodes.length * calls.flows.length > MOST_STEPS)
      return {
        lines: [
          t('Not computed: {0} elements with {1} flows are too many', nodes.length, calls.flows.length),
        ],
        json: { bottlenecks: [], notComputed: 'too many elements' },
      };
    const { shares, pairs } = betweennessOf(nodes, (id) => next.get(id) ?? []);
    const limit = outstanding([...shares.values()]);
    const found = [...shares]
      .filter(([, share]) => share > limit)
      .sort(([, a], [, b]) => b - a)
      .map(([id, share]) => ({ id, share: share / pairs }));
    const lines = found.map(({ id, share }) =>
      t('{0}: on {1} of the shortest ways', id, `${Number((share * 100).toFixed(1))} %`),
    );
    return { lines: lines.length > 0 ? lines : [t('No element stands out')], json: { bottlenecks: found } };
  });

/** Two standard deviations above the mean. */
function outstanding(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return mean + 2 * Math.sqrt(variance);
}
