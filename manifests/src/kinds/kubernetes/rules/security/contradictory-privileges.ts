import { t } from '@vscode/l10n';
import { capabilitiesOf, isFalse, isTrue, ownSecurity } from './declared-security.ts';
import { containerRule } from '../resource-rule.ts';

/** What the API refuses to be told at once. */
export const contradictoryPrivileges = containerRule({
  id: 'kubernetes/contradictory-privileges',
  severity: 'error',
  *check(container) {
    const escalation = ownSecurity(container, 'allowPrivilegeEscalation');
    if (!escalation || !isFalse(escalation)) return;
    const added = capabilitiesOf(container, 'add').some(({ node }) => node.text === 'CAP_SYS_ADMIN');
    if (isTrue(ownSecurity(container, 'privileged')))
      yield {
        message: t('A privileged container cannot be kept from gaining rights: one of the two has to go'),
        span: escalation.span,
      };
    else if (added)
      yield {
        message: t(
          'A container with CAP_SYS_ADMIN cannot be kept from gaining rights: one of the two has to go',
        ),
        span: escalation.span,
      };
  },
});
