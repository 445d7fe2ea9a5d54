import { t } from '@vscode/l10n';
import { keptBy } from '../../../core/text/memory.ts';
import { numberedFlows, type NumberedFlows } from '../../../formats/architecture/analysis/numbered-flows.ts';
import { architectureRule, flowSpan } from './architecture-rule.ts';
import { flowsAt } from './own-flows.ts';

/** A flow in a state in which one of its ends is not there. */
export const flowWithoutEnd = architectureRule(
  'architecture/flow-without-end',
  'warning',
  function* (context) {
    const { system } = context;
    for (const { flow, item } of flowsAt(context, doubtfulFlows(numberedFlows(system)))) {
      for (const end of ['from', 'to'] as const) {
        const element = system.elementOf(flow[end]);
        if (!element || (element.since <= flow.since && flow.until <= element.until)) continue;
        const state = system.states.findIndex(
          (_, at) => flow.since <= at && at <= flow.until && (at < element.since || at > element.until),
        );
        if (state === -1) continue;
        yield {
          message: t(
            'The flow exists in the state "{0}", in which "{1}" does not',
            system.states[state]?.name ?? '',
            flow[end],
          ),
          span: flowSpan(item, end),
          related: [{ uri: element.entity.uri, span: element.entity.span, message: t('Element') }],
          targets: [flow.entity.name, flow[end]],
        };
      }
    }
  },
);

/** The places of flows with an end that is not there, or not as long as the flow. Kept while nothing of it changes, such as a title. */
const doubtfulFlows = keptBy(({ elements, from, to, since, until }: NumberedFlows): readonly number[] => {
  const isThere = (end: number, at: number): boolean =>
    (elements.since[end] ?? 0) <= (since[at] ?? 0) && (until[at] ?? 0) <= (elements.until[end] ?? 0);
  return Array.from(from.keys()).filter((at) => {
    const start = from[at] ?? -1;
    return start === -1 || !isThere(start, at) || !isThere(to[at] ?? -1, at);
  });
});
