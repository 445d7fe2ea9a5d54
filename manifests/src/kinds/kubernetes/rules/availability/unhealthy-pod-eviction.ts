import { t } from '@vscode/l10n';
import { pairOf } from '../../../../core/yaml/node.ts';
import { fieldFix } from '../fixes.ts';
import { mapAt } from '../../resources/node-at.ts';
import { resourceRule } from '../../checks/resource-rule.ts';
import { STRICT_ONLY } from '../severities.ts';

/** Pods that never become healthy keep their node from being drained. */
export const unhealthyPodEviction = resourceRule({
  id: 'kubernetes/unhealthy-pod-eviction',
  ...STRICT_ONLY,
  whole: true,
  knownAs: ['kube-linter:pdb-unhealthy-pod-eviction-policy'],
  *check({ root, group, kind, name, kindNode }, alone) {
    if (group !== 'policy' || kind !== 'PodDisruptionBudget') return;
    const spec = mapAt(root, 'spec');
    const at = name ?? kindNode;
    if (spec && at && !pairOf(spec, 'unhealthyPodEvictionPolicy'))
      yield {
        message: t('Unhealthy pods can block the drain of their node (unhealthyPodEvictionPolicy)'),
        span: at.span,
        fixes: [fieldFix(alone, spec, ['unhealthyPodEvictionPolicy'], 'AlwaysAllow')],
      };
  },
});
