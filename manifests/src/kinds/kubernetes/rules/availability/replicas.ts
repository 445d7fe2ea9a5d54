import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../yaml/node.ts';
import { nodeAt } from '../../places.ts';
import { resourceRule } from '../resource-rule.ts';

/**
 * One pod is none while its node is drained. Where the number is not written an autoscaler may give it, and who recreates pods
 * wants one at a time.
 */
export const replicas = resourceRule({
  id: 'kubernetes/replicas',
  severity: 'hint',
  profiles: { strict: 'warning' },
  whole: true,
  knownAs: [
    'kube-linter:minimum-three-replicas',
    'kube-score:deployment-replicas',
    'polaris:deploymentMissingReplicas',
  ],
  *check({ root, kind, group }) {
    if (kind !== 'Deployment' || group !== 'apps') return;
    const spec = valueOf(root, 'spec');
    const count = scalarOf(spec, 'replicas');
    const strategy = scalarOf(nodeAt(spec, 'strategy'), 'type')?.text;
    if (count?.value === 1 && strategy !== 'Recreate')
      yield { message: t('One pod is none while its node is drained or it is restarted'), span: count.span };
  },
});
