import { t } from '@vscode/l10n';
import { changeTo } from '../../../findings/change-to.ts';
import { BLUR_SUBJECTS } from '../model.ts';
import { blurRule } from './blur-rule.ts';

/** A score that is none: scores are parts of one. */
export const threshold = blurRule('blur/threshold', 'error', function* ({ said, uri }) {
  const thresholds = new Set(BLUR_SUBJECTS.flatMap((subject) => said.thresholds[subject] ?? []));
  for (const { value, text, span } of thresholds) {
    if (typeof value !== 'number' || (value >= 0 && value <= 1)) continue;
    yield {
      message: t('A threshold is a number from 0 to 1, and {0} is none', text),
      span,
      ...changeTo(
        uri,
        span,
        value > 1 && value <= 100 ? String(Number((value / 100).toFixed(4))) : undefined,
      ),
    };
  }
});
