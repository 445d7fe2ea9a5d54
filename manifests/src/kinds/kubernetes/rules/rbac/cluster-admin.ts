import { t } from '@vscode/l10n';
import { bindingOf } from './access.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** Who has `cluster-admin` may do everything, everywhere. */
export const clusterAdmin = resourceRule({
  id: 'kubernetes/cluster-admin',
  ...SECURITY_HINT,
  knownAs: [
    'kube-linter:cluster-admin-role-binding',
    'polaris:clusterrolebindingClusterAdmin',
    'polaris:rolebindingClusterAdminClusterRole',
    'polaris:rolebindingClusterAdminRole',
  ],
  *check(resource) {
    const role = bindingOf(resource)?.role;
    if (role?.text === 'cluster-admin')
      yield {
        message:
          resource.kind === 'ClusterRoleBinding'
            ? t('Grants all permissions in the cluster (cluster-admin): grant only those that are needed')
            : t('Grants all permissions in the namespace: grant only those that are needed'),
        span: role.span,
      };
  },
});
