import { t } from '@vscode/l10n';
import { amountsOf } from '../../resources.ts';
import { nameOf } from '../../workload.ts';
import { containerRule } from '../resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Logs and scratch files of one container can fill the disk of its node. */
export const ephemeralStorage = containerRule({
  id: 'kubernetes/ephemeral-storage',
  ...STRICT_ONLY,
  whole: true,
  knownAs: ['kube-score:container-ephemeral-storage-request-and-limit', 'kube-score:container-resources'],
  *check(container) {
    if (container.role !== 'container') return;
    const at = container.name ?? container.image;
    if (at && !amountsOf(container, 'limits').some(({ resource }) => resource === 'ephemeral-storage'))
      yield {
        message: t('Container "{0}" has no limit of ephemeral-storage', nameOf(container)),
        span: at.span,
      };
  },
});
