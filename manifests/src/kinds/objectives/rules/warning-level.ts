import { t } from '@vscode/l10n';
import { objectiveRule } from './objectives-rule.ts';

/** A warning level that is beyond the target: it would warn after the target was missed. */
export const warningLevel = objectiveRule('objectives/warning-level', 'warning', function* ({ targets }) {
  for (const { warning, warnings, direction, bounds } of targets) {
    const [low, high = low] = bounds;
    const [first, last = first] = warnings;
    if (!warning || low === undefined || high === undefined || first === undefined || last === undefined)
      continue;
    const span = warning.value?.span ?? warning.key.span;
    if (direction === 'atLeast' && first < low)
      yield {
        message: t('The warning level {0} is below the target {1}: it warns too late', first, low),
        span,
      };
    if (direction === 'atMost' && first > low)
      yield {
        message: t('The warning level {0} is above the target {1}: it warns too late', first, low),
        span,
      };
    if (direction === 'between' && (first < low || last > high))
      yield { message: t('The warning levels must be between {0} and {1}', low, high), span };
  }
});
