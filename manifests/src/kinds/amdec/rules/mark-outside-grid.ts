import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { MARK_NAMES, type AmdecModel, type Mark, type MarkName, type Scale } from '../model.ts';
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
          if (!mark || mark.text === '') continue;
          const message = faultOf(mark, model.grid?.[name], name);
          if (message !== undefined) yield { message, span: mark.span };
        }
      }
    }
  },
};

function faultOf({ value, text }: Mark, scale: Scale | undefined, mark: MarkName): string | undefined {
  if (value === undefined)
    return t('"{0}" is not a valid rating for {1}: expected an integer', text, markLabel(mark));
  if (value === 0) return t('A rating cannot be 0: the criticality would be 0 as well');
  if (!Number.isInteger(value)) return t('A rating must be an integer, not {0}', text);
  if (value < (scale?.minimum ?? 1) || value > (scale?.maximum ?? Infinity)) {
    return scale
      ? t(
          '{0} is out of range: ratings for {1} go from {2} to {3}',
          text,
          markLabel(mark),
          scale.minimum,
          scale.maximum,
        )
      : t('A rating cannot be negative');
  }
  if (!scale || scale.labels.size === 0 || scale.labels.has(value)) return undefined;
  return t('The grid does not define rating {0} for {1}', text, markLabel(mark));
}
