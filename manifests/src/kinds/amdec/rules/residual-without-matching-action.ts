import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { standingActions } from '../assessment.ts';
import type { AmdecModel, RatingName } from '../model.ts';
import { loweredRatings } from '../residual.ts';
import { actionTypeLabel, ratingLabel } from '../vocabulary.ts';

/**
 * The types of action that lower each rating. A change of design may remove a cause or soften an effect; protection limits
 * the effect once it happens; only detection makes a failure easier to see.
 */
const LOWERED_BY: Readonly<Record<RatingName, readonly string[]>> = {
  severity: ['design', 'protection'],
  occurrence: ['prevention', 'design'],
  detection: ['detection'],
};

/** A rating falls only for a reason. Actions without a type may be of any: then nothing is reported. */
export const residualWithoutMatchingAction: Rule<AmdecModel> = {
  id: 'amdec/residual-without-matching-action',
  severity: 'warning',
  *check({ model }) {
    for (const risk of model.risks) {
      const actions = standingActions(risk);
      if (actions.some(({ type }) => !type)) continue;
      for (const name of loweredRatings(risk)) {
        const types = LOWERED_BY[name];
        const rating = risk.residual?.[name];
        if (!rating || actions.some(({ type }) => type && types.includes(type.text))) continue;
        yield {
          message: t(
            '{0} decreases, but the risk has no action of type {1}',
            ratingLabel(name),
            types.map(actionTypeLabel).join(', '),
          ),
          span: rating.span,
        };
      }
    }
  },
};
