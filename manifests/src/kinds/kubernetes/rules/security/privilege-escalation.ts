import { t } from '@vscode/l10n';
import { fieldFix } from '../fixes.ts';
import { capabilitiesOf, isFalse, isTrue, ownSecurity, runsOnWindows } from './declared-security.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** Unless it is forbidden, a program in a container may gain more rights than it was started with (setuid). */
export const privilegeEscalation = containerRule({
  id: 'kubernetes/privilege-escalation',
  ...SECURITY_HINT,
  whole: true,
  knownAs: [
    'kube-linter:privilege-escalation-container',
    'polaris:privilegeEscalationAllowed',
    'checkov:CKV_K8S_20',
    'checkov:CKV_K8S_5',
  ],
  *check(container, pods, _resource, alone) {
    const field = ownSecurity(container, 'allowPrivilegeEscalation');
    const at = field ?? container.name ?? container.image;
    if (!at || isFalse(field) || runsOnWindows(pods)) return;
    // The API refuses to forbid it to who has all rights already.
    const entitled =
      isTrue(ownSecurity(container, 'privileged')) ||
      capabilitiesOf(container, 'add').some(({ name }) => name === 'SYS_ADMIN' || name === 'ALL');
    if (!entitled)
      yield {
        message: t(
          'Container "{0}" allows privilege escalation (allowPrivilegeEscalation)',
          nameOf(container),
        ),
        span: at.span,
        fixes: [fieldFix(alone, container.node, ['securityContext', 'allowPrivilegeEscalation'], 'false')],
      };
  },
});
