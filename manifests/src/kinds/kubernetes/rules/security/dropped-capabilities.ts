import { t } from '@vscode/l10n';
import { fieldFix } from '../fixes.ts';
import { capabilitiesOf, isTrue, ownSecurity, runsOnWindows } from './declared-security.ts';
import { nodeAt } from '../../resources/node-at.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_HINT } from '../severities.ts';

/** A container starts with fourteen capabilities, of which programs seldom need one. */
export const droppedCapabilities = containerRule({
  id: 'kubernetes/dropped-capabilities',
  ...SECURITY_HINT,
  whole: true,
  knownAs: [
    'kube-linter:drop-net-raw-capability',
    'checkov:CKV_K8S_7',
    'checkov:CKV_K8S_28',
    'checkov:CKV_K8S_36',
    'checkov:CKV_K8S_37',
  ],
  *check(container, pods, _resource, alone) {
    const at = container.name ?? container.image;
    if (!at || isTrue(ownSecurity(container, 'privileged')) || runsOnWindows(pods)) return;
    const dropped = capabilitiesOf(container, 'drop').map(({ name }) => name);
    if (dropped.includes('ALL')) return;
    const none = !nodeAt(container.node, 'securityContext', 'capabilities', 'drop');
    yield {
      message: dropped.includes('NET_RAW')
        ? t(
            'Container "{0}" does not drop all capabilities: drop ALL and add those that are needed',
            nameOf(container),
          )
        : t('Container "{0}" keeps the default capabilities, including NET_RAW: drop ALL', nameOf(container)),
      span: at.span,
      ...(none
        ? { fixes: [fieldFix(alone, container.node, ['securityContext', 'capabilities', 'drop'], '[ALL]')] }
        : {}),
    };
  },
});
