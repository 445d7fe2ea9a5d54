import { t } from '@vscode/l10n';
import { pairOf, scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { isFragment } from '../../units/fragment.ts';
import { nodeAt } from '../../resources/node-at.ts';
import { autoscalersOf, entityOf } from '../../selectors/around.ts';
import { crossResourceRule } from '../../checks/resource-rule.ts';

/** One pod is none while its node is drained. An autoscaler may give more, and who recreates pods wants one at a time. */
export const replicas = crossResourceRule({
  id: 'kubernetes/replicas',
  severity: 'hint',
  profiles: { strict: 'warning' },
  knownAs: [
    'kube-linter:minimum-three-replicas',
    'kube-score:deployment-replicas',
    'polaris:deploymentMissingReplicas',
  ],
  *check(resource, { graph, document: { uri } }) {
    const { root, kind, group, name } = resource;
    if (kind !== 'Deployment' || group !== 'apps' || isFragment(resource, uri, graph)) return;
    const spec = valueOf(root, 'spec');
    const count = scalarOf(spec, 'replicas');
    const at = count ?? name;
    const one = count ? count.value === 1 : !pairOf(spec, 'replicas');
    if (!at || !one || scalarOf(nodeAt(spec, 'strategy'), 'type')?.text === 'Recreate') return;
    const entity = entityOf(resource, graph, uri);
    if (!entity || autoscalersOf(entity, graph).length > 0) return;
    yield {
      message: t('A single replica is unavailable while it restarts or its node is drained (replicas)'),
      span: at.span,
    };
  },
});
