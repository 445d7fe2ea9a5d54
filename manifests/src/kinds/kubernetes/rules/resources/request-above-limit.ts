import { t } from '@vscode/l10n';
import { amountsOf } from '../../resources/amount.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** The API refuses a container that is promised more than it may use. */
export const requestAboveLimit = containerRule({
  id: 'kubernetes/request-above-limit',
  severity: 'error',
  *check(container, _pods, _resource, { uri }) {
    const limits = new Map(amountsOf(container, 'limits').map((limit) => [limit.resource, limit]));
    for (const { resource, node, quantity } of amountsOf(container, 'requests')) {
      const limit = limits.get(resource);
      if (!quantity || !limit?.quantity || quantity.nanos <= limit.quantity.nanos) continue;
      yield {
        message: t(
          'The {0} request ({1}) must not exceed its limit ({2})',
          resource,
          node.text,
          limit.node.text,
        ),
        span: node.span,
        related: [{ uri, span: limit.node.span, message: t('Limit') }],
      };
    }
  },
});
