import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { RATING_NAMES, type AmdecModel, type RatingName, type Risk } from '../model.ts';
import { ratingLabel } from '../vocabulary.ts';

/** A row without one of its ratings has no criticality, so that nobody knows whether it needs an action. */
export const markMissing: Rule<AmdecModel> = {
  id: 'amdec/mark-missing',
  severity: 'error',
  *check({ model }) {
    const rated = givenRatings(model);
    for (const risk of model.risks) {
      const absent = rated.filter((name) => !risk.rating[name]);
      if (absent.length > 0) {
        const names = absent.map(ratingLabel).join(', ');
        yield { message: t('Missing rating: {0}', names), span: risk.nameSpan };
      }
      for (const name of RATING_NAMES) {
        for (const rating of [risk.rating[name], risk.residual?.[name]]) {
          if (rating?.text === '')
            yield { message: t('The rating for {0} is empty', ratingLabel(name)), span: rating.span };
        }
      }
    }
  },
};

/** The ratings that the grid declares; without a grid, those that any row has. */
function givenRatings({ grid, risks }: AmdecModel): readonly RatingName[] {
  const declared = RATING_NAMES.filter((name) => grid?.[name]);
  if (declared.length > 0) return declared;
  const used = (name: RatingName): boolean => risks.some(({ rating }: Risk) => rating[name] !== undefined);
  return RATING_NAMES.filter((name) => name !== 'detection' || used(name));
}
