import { t } from '@vscode/l10n';
import { architectureRule, flowSpan } from './architecture-rule.ts';
import { ownFlows } from './own-flows.ts';

/** A flow in a state in which one of its ends is not there. */
export const flowWithoutEnd = architectureRule(
  'architecture/flow-without-end',
  'warning',
  function* (context) {
    const { system } = context;
    for (const { flow, item } of ownFlows(context)) {
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
