import { t } from '@vscode/l10n';
import { scalarOf, valueOf } from '../../../../core/yaml/node.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** An autoscaler has at least one pod at most, and at most as many at least. */
export const autoscalerBounds = resourceRule({
  id: 'kubernetes/autoscaler-bounds',
  severity: 'error',
  *check({ root, group, kind }) {
    if (group !== 'autoscaling' || kind !== 'HorizontalPodAutoscaler') return;
    const spec = valueOf(root, 'spec');
    const [least, most] = [scalarOf(spec, 'minReplicas'), scalarOf(spec, 'maxReplicas')];
    if (typeof most?.value !== 'number') return;
    if (most.value < 1) yield { message: t('maxReplicas must be at least 1'), span: most.span };
    else if (typeof least?.value === 'number' && least.value > most.value)
      yield {
        message: t('maxReplicas ({0}) must not be less than minReplicas ({1})', most.text, least.text),
        span: most.span,
      };
  },
});
