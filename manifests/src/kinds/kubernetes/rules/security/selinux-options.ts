import { t } from '@vscode/l10n';
import { scalarOf } from '../../../../core/yaml/node.ts';
import { nodeAt } from '../../resources/node-at.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

const TYPES = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']);

/** A user, a role or another type of SELinux can take its protection away. */
export const selinuxOptions = podRule({
  id: 'kubernetes/selinux-options',
  ...SECURITY_ONLY,
  *check({ spec, containers }) {
    for (const node of [spec, ...containers.map((container) => container.node)]) {
      const options = nodeAt(node, 'securityContext', 'seLinuxOptions');
      const [user, role, type] = ['user', 'role', 'type'].map((key) => scalarOf(options, key));
      const at = (user?.text ? user : undefined) ?? (role?.text ? role : undefined);
      const wrong = at ?? (type && !TYPES.has(type.text) ? type : undefined);
      if (wrong) yield { message: t('"{0}" can disable SELinux protection', wrong.text), span: wrong.span };
    }
  },
});
