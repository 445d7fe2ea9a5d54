import { t } from '@vscode/l10n';
import { accessRule } from './access-rule.ts';

/** Who approves requests for certificates can become anybody. */
export const rbacCertificates = accessRule({
  id: 'kubernetes/rbac-certificates',
  knownAs: ['checkov:CKV_K8S_156'],
  group: 'certificates.k8s.io',
  resources: ['certificatesigningrequests/approval', 'certificatesigningrequests/status'],
  verbs: ['update', 'patch'],
  message: () => t('Approving certificate requests allows impersonating any user'),
});
