import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../rules/finding.ts';
import type { Rule } from '../../../rules/rule.ts';
import { MARK_NAMES, type AmdecModel, type Mark, type Scale } from '../model.ts';
import { markLabel } from '../vocabulary.ts';

/** A mark is a whole number of the grid, and never 0: a 0 would make every criticality 0. */
export const markOutsideGrid: Rule<AmdecModel> = {
  id: 'amdec/mark-outside-grid',
  severity: 'error',
  *check({ model }) {
    for (const risk of model.risks) {
      for (const rating of [risk.rating, risk.residual]) {
        for (const name of MARK_NAMES) {
          const mark = rating?.[name];
          if (mark && mark.text !== '') yield* faultOf(mark, model.grid?.[name], markLabel(name));
        }
      }
    }
  },
};

function* faultOf(
  { value, text, span }: Mark,
  scale: Scale | undefined,
  name: string,
): Generator<RuleFinding> {
  if (value === undefined)
    yield { message: t('"{0}" is no mark of {1}: a whole number is', text, name), span };
  else if (value === 0) yield { message: t('A mark is never 0: the criticality would be 0 as well'), span };
  else if (!Number.isInteger(value)) yield { message: t('A mark is a whole number, not {0}', text), span };
  else if (value < (scale?.minimum ?? 1) || value > (scale?.maximum ?? Infinity)) {
    const message = scale
      ? t('{0} is outside the grid: {1} goes from {2} to {3}', text, name, scale.minimum, scale.maximum)
      : t('A mark is never negative');
    yield { message, span };
  } else if (scale && scale.labels.size > 0 && !scale.labels.has(value)) {
    yield { message: t('The grid has no mark {0} of {1}', text, name), span };
  }
}
