import { t } from '@vscode/l10n';
import { fieldFix } from '../fixes.ts';
import { isTrue, ownSecurity, runsOnWindows, securityOf } from './declared-security.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** Root in a container is root on the node for whoever breaks out of it. */
export const runAsRoot = containerRule({
  id: 'kubernetes/run-as-root',
  ...SECURITY_HINT,
  whole: true,
  knownAs: [
    'kube-linter:run-as-non-root',
    'kube-score:container-security-context-user-group-id',
    'polaris:runAsRootAllowed',
    'checkov:CKV_K8S_23',
    'checkov:CKV_K8S_6',
  ],
  *check(container, pods, _resource, alone) {
    if (runsOnWindows(pods)) return;
    const user = securityOf(container, pods, 'runAsUser');
    if (user?.value === 0) {
      yield {
        message: t('Container "{0}" runs as root', nameOf(container)),
        span: user.span,
      };
      return;
    }
    if (isTrue(securityOf(container, pods, 'runAsNonRoot'))) return;
    if (typeof user?.value === 'number' && user.value > 0) return;
    const at = ownSecurity(container, 'runAsNonRoot') ?? container.name ?? container.image;
    if (at)
      yield {
        message: t('Container "{0}" can run as root (runAsNonRoot)', nameOf(container)),
        span: at.span,
        fixes: [fieldFix(alone, container.node, ['securityContext', 'runAsNonRoot'], 'true')],
      };
  },
});
