import { t } from '@vscode/l10n';
import { accessRule } from './access-rule.ts';

/** Who sets a webhook sees and changes all that the API is asked. */
export const rbacWebhooks = accessRule({
  id: 'kubernetes/rbac-webhooks',
  knownAs: ['checkov:CKV_K8S_155'],
  group: 'admissionregistration.k8s.io',
  resources: ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'],
  verbs: ['create', 'update', 'patch'],
  message: () => t('Configuring webhooks allows reading and changing all API requests'),
});
