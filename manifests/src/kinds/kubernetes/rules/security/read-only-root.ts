import { t } from '@vscode/l10n';
import { fieldFix } from '../fixes.ts';
import { isTrue, ownSecurity, runsOnWindows } from './declared-security.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** What cannot be written cannot be replaced by an attacker. */
export const readOnlyRoot = containerRule({
  id: 'kubernetes/read-only-root',
  ...SECURITY_HINT,
  whole: true,
  knownAs: [
    'kube-linter:no-read-only-root-fs',
    'kube-score:container-security-context-readonlyrootfilesystem',
    'polaris:notReadOnlyRootFilesystem',
    'checkov:CKV_K8S_22',
  ],
  *check(container, pods, _resource, alone) {
    const field = ownSecurity(container, 'readOnlyRootFilesystem');
    const at = field ?? container.name ?? container.image;
    if (at && !isTrue(field) && !runsOnWindows(pods))
      yield {
        message: t(
          'The root file system of container "{0}" is writable (readOnlyRootFilesystem)',
          nameOf(container),
        ),
        span: at.span,
        fixes: [fieldFix(alone, container.node, ['securityContext', 'readOnlyRootFilesystem'], 'true')],
      };
  },
});
