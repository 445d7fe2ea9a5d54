import { t } from '@vscode/l10n';
import { allowedShare, durationText } from '../../formats/objectives/budget.ts';
import { targetText } from '../../formats/objectives/target-text.ts';
import type { Objective, Target } from '../../formats/objectives/model.ts';
import { isShareObjective } from '../../formats/objectives/read.ts';
import { usualLength, windowOf } from '../../formats/objectives/window.ts';

/** The error budget of a target as time: `43 min 12 s`; undefined for what has none. */
export function budgetOf(objective: Objective, { direction, bounds: [bound] }: Target): string | undefined {
  const window = objective.window && windowOf(objective.window.text);
  if (!window || !isShareObjective(objective) || direction === undefined || bound === undefined)
    return undefined;
  const allowed = allowedShare(direction, bound);
  return allowed === undefined ? undefined : durationText(allowed * usualLength(window));
}

/** `99.9 % over 30d: error budget 43 min 12 s`. */
export function budgetSentence(objective: Objective, target: Target): string | undefined {
  const budget = budgetOf(objective, target);
  return budget === undefined
    ? undefined
    : t(
        '{0} over {1}: error budget {2}',
        targetText(objective, target),
        objective.window?.text ?? '',
        budget,
      );
}
