import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel, Scale } from '../model.ts';

/** The share of a scale that says "easy to detect": the ratings 1 to 3 of 10, the rating 1 of a scale of 4 to 6. */
const LOW_SHARE = 0.3;

/** Something that is easy to detect is detected by something: name it, or the rating is a hope. */
export const lowDetectionWithoutControl: Rule<AmdecModel> = {
  id: 'amdec/low-detection-without-control',
  severity: 'warning',
  *check({ model }) {
    const scale = model.grid?.detection;
    if (!scale) return;
    const highest = highestLowRating(scale);
    for (const { rating, hasDetectionControl } of model.risks) {
      const detection = rating.detection;
      if (
        hasDetectionControl ||
        !detection?.value ||
        detection.value < scale.minimum ||
        detection.value > highest
      )
        continue;
      yield {
        message: t('Detection is rated {0} (easy), but no detection control is given', detection.text),
        span: detection.span,
      };
    }
  },
};

function highestLowRating({ minimum, maximum }: Scale): number {
  const low = Math.floor((maximum - minimum + 1) * LOW_SHARE);
  return minimum + Math.max(low, 1) - 1;
}
