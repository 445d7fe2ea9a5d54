import { t } from '@vscode/l10n';
import { isShareObjective } from '../../../formats/objectives/read.ts';
import { objectiveRule } from './objectives-rule.ts';

/** A target that nothing reaches, or that leaves no room for an error. */
export const targetImpossible = objectiveRule('objectives/target-impossible', 'error', function* (objective) {
  for (const { value, direction, bounds } of objective.targets) {
    if (!value) continue;
    const span = value.value?.span ?? value.key.span;
    const [low = 0, high = low] = bounds;
    if (direction === 'between' && low > high)
      yield { message: t('No value is between {0} and {1}', low, high), span };
    else if (!isShareObjective(objective)) continue;
    else if (bounds.some((bound) => bound > 100 || bound < 0))
      yield { message: t('A share of all events is between 0 and 100 %'), span };
    else if (direction === 'atLeast' && low === 100)
      yield { message: t('100 % leaves no error budget: one bad event misses the target'), span };
  }
});
