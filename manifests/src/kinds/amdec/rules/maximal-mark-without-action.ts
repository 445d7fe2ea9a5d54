import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { needsAction, standingActions } from '../assessment.ts';
import { RATING_NAMES, type AmdecModel } from '../model.ts';
import { ratingLabel } from '../vocabulary.ts';

/** The highest rating of a scale is not accepted as it is, however low the product: a product hides a disaster that is rare. */
export const maximalMarkWithoutAction: Rule<AmdecModel> = {
  id: 'amdec/maximal-mark-without-action',
  severity: 'warning',
  *check({ model, settings }) {
    for (const risk of model.risks) {
      if (risk.justification || standingActions(risk).length > 0) continue;
      // One finding is enough for a row that needs an action anyway.
      if (needsAction(model, risk, settings.amdec.defaultThreshold)) continue;
      for (const name of RATING_NAMES) {
        const scale = model.grid?.[name];
        const rating = risk.rating[name];
        if (!scale || scale.minimum === scale.maximum || rating?.value !== scale.maximum) continue;
        yield {
          message: t(
            '{0} has the highest rating of the grid: add an action or a justification',
            ratingLabel(name),
          ),
          span: rating.span,
        };
      }
    }
  },
};
