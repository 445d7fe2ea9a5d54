import { t } from '@vscode/l10n';
import { pairOf, scalarOf } from '../../../../core/yaml/node.ts';
import { isGiven, mapAt } from '../../resources/node-at.ts';
import { removalFix } from '../fixes.ts';
import { resourceRule } from '../../checks/resource-rule.ts';

/** A budget says how many must be there or how many may be away, not both; a share ends at 100 %. */
export const disruptionBudget = resourceRule({
  id: 'kubernetes/disruption-budget',
  severity: 'error',
  *check({ root, group, kind }, alone) {
    if (group !== 'policy' || kind !== 'PodDisruptionBudget') return;
    const spec = mapAt(root, 'spec');
    const [least, most] = [pairOf(spec, 'minAvailable'), pairOf(spec, 'maxUnavailable')];
    if (spec && least && most && isGiven(least.value) && isGiven(most.value))
      yield {
        message: t('"minAvailable" and "maxUnavailable" cannot be used together'),
        span: most.key.span,
        fixes: [removalFix(alone, spec, most), removalFix(alone, spec, least)],
      };
    for (const key of ['minAvailable', 'maxUnavailable']) {
      const share = scalarOf(spec, key);
      if (share && Number(/^(\d{1,9})%$/u.exec(share.text)?.[1] ?? 0) > 100)
        yield { message: t('"{0}" is more than 100%', share.text), span: share.span };
    }
  },
});
