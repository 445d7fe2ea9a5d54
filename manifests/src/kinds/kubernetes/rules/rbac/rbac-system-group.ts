import { t } from '@vscode/l10n';
import { bindingOf } from './access.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** Groups that are everybody, or above all permissions. Roles that exist to be public are left alone. */
const PUBLIC_ROLES = new Set(['system:public-info-viewer', 'system:discovery', 'system:basic-user']);

export const rbacSystemGroup = resourceRule({
  id: 'kubernetes/rbac-system-group',
  ...SECURITY_HINT,
  *check(resource) {
    const binding = bindingOf(resource);
    if (!binding || PUBLIC_ROLES.has(binding.role?.text ?? '')) return;
    for (const { name } of binding.subjects) {
      if (name.text === 'system:masters')
        yield { message: t('Permissions of "system:masters" cannot be revoked'), span: name.span };
      else if (name.text === 'system:unauthenticated' || name.text === 'system:anonymous')
        yield { message: t('"{0}" includes everyone who can reach the cluster', name.text), span: name.span };
    }
  },
});
