import { t } from '@vscode/l10n';
import { accessRulesOf, allows } from '../../access.ts';
import { resourceRule } from '../resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Who reads all Secrets of a namespace has the rights of everybody in it. */
export const rbacSecrets = resourceRule({
  id: 'kubernetes/rbac-secrets',
  ...SECURITY_ONLY,
  knownAs: ['kube-linter:access-to-secrets', 'checkov:CKV2_K8S_5'],
  *check(resource) {
    for (const rule of accessRulesOf(resource)) {
      const word = !rule.named ? allows(rule, '', ['secrets'], ['get', 'list', 'watch']) : undefined;
      if (word)
        yield {
          message: t('This role reads all Secrets: name those that it needs (resourceNames)'),
          span: word.span,
        };
    }
  },
});
