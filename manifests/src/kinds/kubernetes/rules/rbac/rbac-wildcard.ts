import { t } from '@vscode/l10n';
import { accessRulesOf } from './access.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** A star is also all that will be invented later. */
export const rbacWildcard = resourceRule({
  id: 'kubernetes/rbac-wildcard',
  ...SECURITY_HINT,
  knownAs: ['kube-linter:wildcard-in-rules', 'checkov:CKV_K8S_49'],
  *check(resource) {
    for (const { verbs, resources } of accessRulesOf(resource)) {
      const star = resources.find(({ text }) => text === '*') ?? verbs.find(({ text }) => text === '*');
      if (star)
        yield {
          message: t('Wildcard "*" also grants permissions added in the future: list those that are needed'),
          span: star.span,
        };
    }
  },
});
