import { t } from '@vscode/l10n';
import { accessRulesOf, allows } from '../../access.ts';
import { resourceRule } from '../resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Who gets into a pod has all that the pod has. */
export const rbacExec = resourceRule({
  id: 'kubernetes/rbac-exec',
  ...SECURITY_ONLY,
  knownAs: [
    'polaris:clusterrolePodExecAttach',
    'checkov:CKV2_K8S_2',
    'polaris:rolePodExecAttach',
    'polaris:clusterrolebindingPodExecAttach',
    'polaris:rolebindingRolePodExecAttach',
    'polaris:rolebindingClusterRolePodExecAttach',
  ],
  *check(resource) {
    for (const rule of accessRulesOf(resource)) {
      const word = allows(rule, '', ['pods/exec', 'pods/attach'], ['create', 'get']);
      if (word) yield { message: t('Who gets into a pod has all that the pod has'), span: word.span };
    }
  },
});
