import { t } from '@vscode/l10n';
import { isMap, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { nodeAt } from '../../resources/node-at.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** The node confines containers with AppArmor unless the profile is unconfined. */
export const apparmorProfile = podRule({
  id: 'kubernetes/apparmor-profile',
  ...SECURITY_ONLY,
  *check({ spec, metadata, containers }) {
    for (const node of [spec, ...containers.map((container) => container.node)]) {
      const type = scalarOf(nodeAt(node, 'securityContext', 'appArmorProfile'), 'type');
      if (type?.text === 'Unconfined') yield { message: t('AppArmor is disabled'), span: type.span };
    }
    const annotations = valueOf(metadata, 'annotations');
    if (!isMap(annotations)) return;
    for (const { key, value } of annotations.pairs)
      if (
        key.text.startsWith('container.apparmor.security.beta.kubernetes.io/') &&
        value?.type === 'scalar' &&
        value.text === 'unconfined'
      )
        yield { message: t('AppArmor is disabled'), span: value.span };
  },
});
