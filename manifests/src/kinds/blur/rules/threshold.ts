import { t } from '@vscode/l10n';
import { changeTo } from '../../../core/findings/change-to.ts';
import { BLUR_SUBJECTS } from '../model.ts';
import { blurRule } from './blur-rule.ts';

/** A score that is none: scores are parts of one. */
export const threshold = blurRule('blur/threshold', 'error', function* ({ blurSettings, uri, model }) {
  const thresholds = new Set(BLUR_SUBJECTS.flatMap((subject) => blurSettings.thresholds[subject] ?? []));
  for (const { value: written, text, span } of thresholds) {
    const value = numberOf(written);
    // In ours the schema says it of texts.
    if (value === undefined || (model.form === 'blur' && value !== written)) continue;
    if (value === written && value >= 0 && value <= 1) continue;
    yield {
      message: t('{0} is not a valid threshold: expected a number from 0 to 1', text),
      span,
      ...changeTo(
        uri,
        span,
        value > 1 && value <= 100 ? String(Number((value / 100).toFixed(4))) : suggestion(value),
      ),
    };
  }
});

function suggestion(value: number): string | undefined {
  return value >= 0 && value <= 1 ? String(value) : undefined;
}

/** Of a text the number that it says; of `40 %` what comes out of a hundred. */
function numberOf(value: string | number | boolean | null): number | undefined {
  if (typeof value === 'number') return value;
  const numberText = typeof value === 'string' ? /^([\d.,]+) ?%?$/u.exec(value)?.[1] : undefined;
  const number = Number(numberText?.replace(',', '.'));
  return Number.isNaN(number) ? undefined : number;
}
