import { t } from '@vscode/l10n';
import { amountsOf } from '../../resources/amount.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Pods whose requests equal their limits are the last to be evicted (QoS class Guaranteed). */
export const requestsEqualLimits = containerRule({
  id: 'kubernetes/requests-equal-limits',
  ...STRICT_ONLY,
  knownAs: [
    'kube-score:container-resource-requests-equal-limits',
    'kube-score:container-cpu-requests-equal-limits',
    'kube-score:container-memory-requests-equal-limits',
    'kube-score:container-ephemeral-storage-request-equals-limit',
  ],
  *check(container) {
    const limits = new Map(amountsOf(container, 'limits').map((limit) => [limit.resource, limit]));
    for (const { resource, node, quantity } of amountsOf(container, 'requests')) {
      const limit = limits.get(resource);
      if (!quantity || !limit?.quantity || quantity.nanos >= limit.quantity.nanos) continue;
      yield {
        message: t(
          'The {0} request ({1}) is less than its limit ({2})',
          resource,
          node.text,
          limit.node.text,
        ),
        span: node.span,
      };
    }
  },
});
