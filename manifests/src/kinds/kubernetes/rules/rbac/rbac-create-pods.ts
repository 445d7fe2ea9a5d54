import { t } from '@vscode/l10n';
import { accessRulesOf, allows } from '../../access.ts';
import { resourceRule } from '../resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Who makes pods can have them run as any account of the namespace, with any Secret of it. */
export const rbacCreatePods = resourceRule({
  id: 'kubernetes/rbac-create-pods',
  ...SECURITY_ONLY,
  knownAs: ['kube-linter:access-to-create-pods'],
  *check(resource) {
    for (const rule of accessRulesOf(resource)) {
      const word = allows(rule, '', ['pods'], ['create']);
      if (word)
        yield { message: t('Who makes pods can run them as any account of the namespace'), span: word.span };
    }
  },
});
