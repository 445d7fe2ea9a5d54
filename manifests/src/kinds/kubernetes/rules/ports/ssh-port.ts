import { t } from '@vscode/l10n';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Who gets in by SSH passes by the permissions and the records of the cluster. */
export const sshPort = containerRule({
  id: 'kubernetes/ssh-port',
  ...SECURITY_ONLY,
  knownAs: ['kube-linter:ssh-port'],
  *check({ ports }) {
    for (const { number, protocol } of ports)
      if (number?.value === 22 && protocol === 'TCP')
        yield {
          message: t('Port 22 (SSH) bypasses the cluster: use "kubectl exec"'),
          span: number.span,
        };
  },
});
