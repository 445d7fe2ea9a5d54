import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { isTrue } from './declared-security.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** Pods that share the memory of their node can read what other programs put there. */
export const hostIpc = podRule({
  id: 'kubernetes/host-ipc',
  severity: 'warning',
  practice: true,
  knownAs: ['kube-linter:host-ipc', 'polaris:hostIPCSet', 'checkov:CKV_K8S_18', 'checkov:CKV_K8S_3'],
  *check({ spec }) {
    const field = scalarOf(spec, 'hostIPC');
    if (field && isTrue(field))
      yield {
        message: t('The pods share the IPC namespace of their node (hostIPC)'),
        span: field.span,
      };
  },
});
