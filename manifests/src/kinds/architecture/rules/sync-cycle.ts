import { t } from '@vscode/l10n';
import { callCyclesOf } from '../../../formats/architecture/analysis/call-cycles.ts';
import { architectureRule, flowSpan, inEachState, shortWayText, wayText } from './architecture-rule.ts';

/** Flows of a cycle that a finding leads to besides its first. */
const MOST_RELATED = 20;

/** Elements that wait for each other's answers. */
export const syncCycle = architectureRule('architecture/sync-cycle', 'warning', ({ own, system, uri }) =>
  inEachState(system, function* (calls) {
    for (const cycle of callCyclesOf(calls)) {
      const turns = cycle.flatMap((from, at) => {
        const to = cycle[(at + 1) % cycle.length];
        return to === undefined ? [] : (calls.syncFlow(from, to) ?? []);
      });
      const [first, ...others] = turns;
      const item = first?.entity.uri === uri ? own.flowOf(first) : undefined;
      if (!first || !item) continue;
      yield {
        key: cycle.join('\n'),
        finding: {
          message: t('Cycle of synchronous flows: {0}', shortWayText([...cycle, ...cycle.slice(0, 1)])),
          span: flowSpan(item, 'to'),
          related: others.slice(0, MOST_RELATED).map(({ entity, from, to }) => ({
            uri: entity.uri,
            span: entity.span,
            message: t('Part of the cycle: "{0}"', wayText([from, to])),
          })),
          targets: [...cycle, ...turns.map(({ entity }) => entity.name)],
        },
      };
    }
  }),
);
