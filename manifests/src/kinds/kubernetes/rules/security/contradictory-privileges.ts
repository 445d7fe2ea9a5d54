import { t } from '@vscode/l10n';
import { capabilitiesOf, isFalse, isTrue, ownSecurity } from './declared-security.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** Combinations that the API rejects. */
export const contradictoryPrivileges = containerRule({
  id: 'kubernetes/contradictory-privileges',
  severity: 'error',
  *check(container) {
    const escalation = ownSecurity(container, 'allowPrivilegeEscalation');
    if (!escalation || !isFalse(escalation)) return;
    const added = capabilitiesOf(container, 'add').some(({ node }) => node.text === 'CAP_SYS_ADMIN');
    if (isTrue(ownSecurity(container, 'privileged')))
      yield {
        message: t('"allowPrivilegeEscalation: false" and "privileged: true" cannot be used together'),
        span: escalation.span,
      };
    else if (added)
      yield {
        message: t(
          '"allowPrivilegeEscalation: false" and the capability CAP_SYS_ADMIN cannot be used together',
        ),
        span: escalation.span,
      };
  },
});
