import { t } from '@vscode/l10n';
import { accessRulesOf, allows } from '../../access.ts';
import { resourceRule } from '../resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Who sets a webhook sees and changes all that the API is asked. */
export const rbacWebhooks = resourceRule({
  id: 'kubernetes/rbac-webhooks',
  ...SECURITY_ONLY,
  knownAs: ['checkov:CKV_K8S_155'],
  *check(resource) {
    for (const rule of accessRulesOf(resource)) {
      const word = allows(
        rule,
        'admissionregistration.k8s.io',
        ['validatingwebhookconfigurations', 'mutatingwebhookconfigurations'],
        ['create', 'update', 'patch'],
      );
      if (word)
        yield {
          message: t('Who sets a webhook sees and changes all that the API is asked'),
          span: word.span,
        };
    }
  },
});
