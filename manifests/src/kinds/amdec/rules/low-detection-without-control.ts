import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel } from '../model.ts';
import { highestLowRating } from './low-rating.ts';

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
