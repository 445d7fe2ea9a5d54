import { t } from '@vscode/l10n';
import { securityOf } from './declared-security.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Low numbers are those of accounts that nodes have too. */
export const lowUserId = containerRule({
  id: 'kubernetes/low-user-id',
  ...SECURITY_ONLY,
  knownAs: ['kube-score:container-security-context-user-group-id', 'checkov:CKV_K8S_40'],
  *check(container, pods) {
    for (const field of ['runAsUser', 'runAsGroup']) {
      const id = securityOf(container, pods, field);
      if (typeof id?.value === 'number' && id.value > 0 && id.value < 10_000)
        yield {
          message: t('{0} {1} can belong to a user of the node: use 10000 or higher', field, id.text),
          span: id.span,
        };
    }
  },
});
