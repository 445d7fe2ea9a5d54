import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { fieldFix } from '../fixes.ts';
import { nodeAt } from '../../resources/node-at.ts';
import { runsOnWindows } from './declared-security.ts';
import { nameOf } from '../../resources/workload.ts';
import { containerRule } from '../../checks/resource-rule.ts';
import { SECURITY_ONLY } from '../severities.ts';

/** Without a profile a container may make any call to the kernel. */
export const seccompProfile = containerRule({
  id: 'kubernetes/seccomp-profile',
  ...SECURITY_ONLY,
  whole: true,
  knownAs: [
    'kube-score:container-seccomp-profile',
    'polaris:linuxHardening',
    'checkov:CKV_K8S_31',
    'checkov:CKV_K8S_32',
  ],
  *check(container, pods, { annotations }, alone) {
    if (runsOnWindows(pods) || annotations.has('seccomp.security.alpha.kubernetes.io/pod')) return;
    const type =
      scalarOf(nodeAt(container.node, 'securityContext', 'seccompProfile'), 'type') ??
      scalarOf(nodeAt(pods.spec, 'securityContext', 'seccompProfile'), 'type');
    const templated = valueOf(
      valueOf(pods.metadata, 'annotations'),
      'seccomp.security.alpha.kubernetes.io/pod',
    );
    const at = type ?? container.name ?? container.image;
    if (!at || templated || (type && type.text !== 'Unconfined')) return;
    yield {
      message: t('Container "{0}" has no seccomp profile (seccompProfile)', nameOf(container)),
      span: at.span,
      fixes: [
        fieldFix(alone, container.node, ['securityContext', 'seccompProfile', 'type'], 'RuntimeDefault'),
      ],
    };
  },
});
