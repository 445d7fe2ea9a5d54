import { t } from '@vscode/l10n';
import { pairOf } from '../../../../core/yaml/node.ts';
import { isHook, lastingContainers, nameOf, runsOn } from '../../resources/workload.ts';
import { podRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** A container that hangs is restarted only if a probe asks it. A program that ends when it fails needs none. */
export const livenessProbe = podRule({
  id: 'kubernetes/liveness-probe',
  ...STRICT_ONLY,
  whole: true,
  knownAs: [
    'kube-linter:no-liveness-probe',
    'kube-score:pod-probes',
    'polaris:livenessProbeMissing',
    'checkov:CKV_K8S_8',
  ],
  *check(pods, resource) {
    if (!runsOn(resource, pods) || isHook(resource)) return;
    for (const container of lastingContainers(pods)) {
      const at = container.name ?? container.image;
      if (at && !pairOf(container.node, 'livenessProbe'))
        yield {
          message: t(
            'Container "{0}" has no livenessProbe: it is not restarted if it hangs',
            nameOf(container),
          ),
          span: at.span,
        };
    }
  },
});
