import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { wordFix } from '../fixes.ts';
import { isGiven } from '../../resources/node-at.ts';
import { HANDLERS, probesOf } from '../../resources/probes.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** What the API refuses of a probe: none or several ways to ask, and a liveness that has to succeed more than once. */
export const probeHandler = containerRule({
  id: 'kubernetes/probe-handler',
  severity: 'error',
  whole: true,
  *check(container, _pods, _resource, alone) {
    for (const { kind, pair, node } of probesOf(container)) {
      const handlers = node.pairs.filter(({ key, value }) => HANDLERS.has(key.text) && isGiven(value));
      const [, second] = handlers;
      if (second)
        yield {
          message: t('A probe can have only one handler: unexpected "{0}"', second.key.text),
          span: second.key.span,
        };
      else if (handlers.length === 0)
        yield {
          message: t('{0} has no handler: set exec, grpc, httpGet or tcpSocket', kind),
          span: pair.key.span,
        };
      const threshold = scalarOf(node, 'successThreshold');
      if (kind !== 'readinessProbe' && typeof threshold?.value === 'number' && threshold.value > 1)
        yield {
          message: t('successThreshold of {0} must be 1', kind),
          span: threshold.span,
          fixes: [wordFix(alone, threshold.span, '1')],
        };
    }
  },
});
