import { t } from '@vscode/l10n';
import { fieldFix } from '../fixes.ts';
import { isTrue, ownSecurity } from './declared-security.ts';
import { mapAt } from '../../resources/node-at.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';

/** A privileged container is root on its node. */
export const privileged = containerRule({
  id: 'kubernetes/privileged',
  severity: 'warning',
  practice: true,
  knownAs: [
    'kube-linter:privileged-container',
    'kube-linter:scc-deny-privileged-container',
    'kube-score:container-security-context-privileged',
    'polaris:runAsPrivileged',
    'checkov:CKV_K8S_16',
    'checkov:CKV_K8S_2',
  ],
  *check(container, _pods, _resource, alone) {
    const field = ownSecurity(container, 'privileged');
    const context = mapAt(container.node, 'securityContext');
    if (field && context && isTrue(field))
      yield {
        message: t('Container "{0}" is privileged: it has root access to its node', nameOf(container)),
        span: field.span,
        fixes: [fieldFix(alone, context, ['privileged'], 'false')],
      };
  },
});
