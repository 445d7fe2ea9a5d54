import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { RATING_NAMES, type AmdecModel, type Rating, type RatingName, type Scale } from '../model.ts';
import { ratingLabel } from '../vocabulary.ts';

/** A rating is a whole number of the grid, and never 0: a 0 would make every criticality 0. */
export const markOutsideGrid: Rule<AmdecModel> = {
  id: 'amdec/mark-outside-grid',
  severity: 'error',
  *check({ model }) {
    for (const risk of model.risks) {
      for (const rating of [risk.rating, risk.residual]) {
        for (const name of RATING_NAMES) {
          const given = rating?.[name];
          if (!given || given.text === '') continue;
          const message = faultOf(given, model.grid?.[name], name);
          if (message !== undefined) yield { message, span: given.span };
        }
      }
    }
  },
};

function faultOf({ value, text }: Rating, scale: Scale | undefined, name: RatingName): string | undefined {
  if (value === undefined)
    return t('"{0}" is not a valid rating for {1}: expected an integer', text, ratingLabel(name));
  if (value === 0) return t('A rating cannot be 0: the criticality would be 0 as well');
  if (!Number.isInteger(value)) return t('A rating must be an integer, not {0}', text);
  if (value < (scale?.minimum ?? 1) || value > (scale?.maximum ?? Infinity)) {
    return scale
      ? t(
          '{0} is out of range: ratings for {1} go from {2} to {3}',
          text,
          ratingLabel(name),
          scale.minimum,
          scale.maximum,
        )
      : t('A rating cannot be negative');
  }
  if (!scale || scale.labels.size === 0 || scale.labels.has(value)) return undefined;
  return t('The grid does not define rating {0} for {1}', text, ratingLabel(name));
}
