import { t } from '@vscode/l10n';
import { accessRulesOf, allows } from '../../access.ts';
import { resourceRule } from '../resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Who approves requests for certificates can become anybody. */
export const rbacCertificates = resourceRule({
  id: 'kubernetes/rbac-certificates',
  ...SECURITY_ONLY,
  knownAs: ['checkov:CKV_K8S_156'],
  *check(resource) {
    for (const rule of accessRulesOf(resource)) {
      const word = allows(
        rule,
        'certificates.k8s.io',
        ['certificatesigningrequests/approval', 'certificatesigningrequests/status'],
        ['update', 'patch'],
      );
      if (word)
        yield { message: t('Who approves requests for certificates can become anybody'), span: word.span };
    }
  },
});
