import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { fieldFix } from '../fixes.ts';
import { mapAt } from '../../resources/node-at.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** An autoscaler that goes down to one pod. */
export const autoscalerReplicas = resourceRule({
  id: 'kubernetes/autoscaler-replicas',
  severity: 'hint',
  profiles: { strict: 'warning' },
  whole: true,
  knownAs: [
    'kube-linter:hpa-minimum-three-replicas',
    'kube-score:horizontalpodautoscaler-replicas',
    'polaris:hpaMinAvailability',
  ],
  *check({ root, group, kind, kindNode }, alone) {
    if (group !== 'autoscaling' || kind !== 'HorizontalPodAutoscaler') return;
    const spec = mapAt(root, 'spec');
    const [least, most] = [scalarOf(spec, 'minReplicas'), scalarOf(valueOf(root, 'spec'), 'maxReplicas')];
    const at = least ?? most ?? kindNode;
    if (!at || !spec) return;
    if (!least || least.value === 1)
      yield {
        message: t(
          'The autoscaler can scale down to a single pod, which is unavailable while its node is drained (minReplicas)',
        ),
        span: at.span,
        fixes: [fieldFix(alone, spec, ['minReplicas'], '2')],
      };
  },
});
