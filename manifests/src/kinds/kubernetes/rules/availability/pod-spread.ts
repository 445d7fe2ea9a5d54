import { t } from '@vscode/l10n';
import { pairOf, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { mapAt } from '../../resources/node-at.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** Several pods on one node fall with it. */
export const podSpread = resourceRule({
  id: 'kubernetes/pod-spread',
  severity: 'hint',
  profiles: { strict: 'warning' },
  whole: true,
  knownAs: [
    'kube-linter:no-anti-affinity',
    'kube-score:deployment-has-host-podantiaffinity',
    'kube-score:statefulset-has-host-podantiaffinity',
    'kube-score:pod-topology-spread-constraints',
    'polaris:topologySpreadConstraint',
  ],
  *check({ root, group, kind, pods }) {
    if (group !== 'apps' || (kind !== 'Deployment' && kind !== 'StatefulSet') || !pods) return;
    const count = scalarOf(valueOf(root, 'spec'), 'replicas');
    if (typeof count?.value !== 'number' || count.value < 2) return;
    if (pairOf(pods.spec, 'topologySpreadConstraints') ?? mapAt(pods.spec, 'affinity', 'podAntiAffinity'))
      return;
    yield {
      message: t(
        'All {0} pods can be scheduled on the same node (topologySpreadConstraints, podAntiAffinity)',
        count.text,
      ),
      span: count.span,
    };
  },
});
