import { t } from '@vscode/l10n';
import { pairOf } from '../../../../core/yaml/node.ts';
import { isHook, lastingContainers, nameOf, runsOn } from '../../resources/workload.ts';
import { podRule } from '../../checks/resource-rule.ts';

/** A container that listens gets requests from the moment it starts, unless it says when it is ready. */
export const readinessProbe = podRule({
  id: 'kubernetes/readiness-probe',
  severity: 'hint',
  profiles: { strict: 'warning' },
  whole: true,
  knownAs: [
    'kube-linter:no-readiness-probe',
    'kube-score:pod-probes',
    'polaris:readinessProbeMissing',
    'checkov:CKV_K8S_9',
  ],
  *check(pods, resource) {
    if (!runsOn(resource, pods) || isHook(resource)) return;
    // One that is asked is enough: the pod is ready when all that are asked say so.
    if (lastingContainers(pods).some(({ node }) => pairOf(node, 'readinessProbe'))) return;
    const serving = lastingContainers(pods).find(
      ({ node, ports }) => ports.length > 0 || pairOf(node, 'livenessProbe'),
    );
    const at = serving?.name ?? serving?.image;
    if (serving && at)
      yield {
        message: t(
          'Container "{0}" has no readinessProbe: it receives traffic before it is ready',
          nameOf(serving),
        ),
        span: at.span,
      };
  },
});
