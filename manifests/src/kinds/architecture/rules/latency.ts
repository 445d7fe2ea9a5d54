import { t } from '@vscode/l10n';
import { pairOf, valueOf } from '../../../core/yaml/node.ts';
import { architectureRule, inEachState, ownElements, spanOf } from './architecture-rule.ts';
import { durationText } from './duration-text.ts';

/** An element that promises to answer sooner than something does that it waits for. */
export const latency = architectureRule('architecture/latency', 'warning', ({ own, system }) =>
  inEachState(system, function* (calls) {
    for (const { element, item } of ownElements({ own, system }, calls)) {
      const { id, facts } = element;
      const promised = facts.latencyP95;
      if (promised === undefined) continue;
      for (const { to, flow } of calls.needs(id)) {
        // One that is not called for each request need not be as fast.
        const needed =
          flow && (flow.facts.calls ?? 1) >= 1 ? system.elementOf(to)?.facts.latencyP95 : undefined;
        if (needed === undefined || needed <= promised) continue;
        yield {
          key: `${id}\n${to}`,
          finding: {
            message: t(
              'A latency of {0} cannot be reached: "{1}" waits for "{2}", which takes {3}',
              durationText(promised),
              id,
              to,
              durationText(needed),
            ),
            span: pairOf(valueOf(item.node, 'slo'), 'latencyP95')?.value?.span ?? spanOf(item, 'slo'),
            targets: [id],
          },
        };
      }
    }
  }),
);
