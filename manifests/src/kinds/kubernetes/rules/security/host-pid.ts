import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { isTrue } from './declared-security.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** Pods that see the processes of their node can read and stop them. */
export const hostPid = podRule({
  id: 'kubernetes/host-pid',
  severity: 'warning',
  practice: true,
  knownAs: ['kube-linter:host-pid', 'polaris:hostPIDSet', 'checkov:CKV_K8S_17', 'checkov:CKV_K8S_1'],
  *check({ spec }) {
    const field = scalarOf(spec, 'hostPID');
    if (field && isTrue(field))
      yield { message: t('The pods can see all processes of their node (hostPID)'), span: field.span };
  },
});
