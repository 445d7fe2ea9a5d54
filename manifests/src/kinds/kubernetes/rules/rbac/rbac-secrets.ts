import { t } from '@vscode/l10n';
import { accessRule } from './access-rule.ts';

/** Who reads all Secrets of a namespace has the rights of everybody in it. */
export const rbacSecrets = accessRule({
  id: 'kubernetes/rbac-secrets',
  knownAs: ['kube-linter:access-to-secrets', 'checkov:CKV2_K8S_5'],
  group: '',
  resources: ['secrets'],
  verbs: ['get', 'list', 'watch'],
  unlessNamed: true,
  message: () => t('The role can read all Secrets: restrict it with "resourceNames"'),
});
