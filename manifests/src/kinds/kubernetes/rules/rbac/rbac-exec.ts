import { t } from '@vscode/l10n';
import { accessRule } from './access-rule.ts';

/** Who gets into a pod has all that the pod has. */
export const rbacExec = accessRule({
  id: 'kubernetes/rbac-exec',
  knownAs: [
    'polaris:clusterrolePodExecAttach',
    'checkov:CKV2_K8S_2',
    'polaris:rolePodExecAttach',
    'polaris:clusterrolebindingPodExecAttach',
    'polaris:rolebindingRolePodExecAttach',
    'polaris:rolebindingClusterRolePodExecAttach',
  ],
  group: '',
  resources: ['pods/exec', 'pods/attach'],
  verbs: ['create', 'get'],
  message: () => t('Access to a pod (exec, attach) gives all permissions of the pod'),
});
