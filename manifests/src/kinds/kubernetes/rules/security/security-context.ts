import { t } from '@vscode/l10n';
import { mapAt } from '../../resources/node-at.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** A container without any security settings. */
export const securityContext = containerRule({
  id: 'kubernetes/security-context',
  ...STRICT_ONLY,
  whole: true,
  knownAs: ['checkov:CKV_K8S_29', 'checkov:CKV_K8S_30'],
  *check(container, pods) {
    const at = container.name ?? container.image;
    if (at && !mapAt(container.node, 'securityContext') && !mapAt(pods.spec, 'securityContext'))
      yield {
        message: t('Container "{0}" has no securityContext', nameOf(container)),
        span: at.span,
      };
  },
});
