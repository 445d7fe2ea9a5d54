import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { formula, ratingValues, product } from '../assessment.ts';
import { residualRating } from '../residual.ts';
import type { AmdecModel } from '../model.ts';
import { replacement } from './fixes.ts';

/** The residual criticality must be the product of the residual ratings; a rating that is not repeated is the initial one. */
export const residualCriticalityWrong: Rule<AmdecModel> = {
  id: 'amdec/residual-criticality-wrong',
  severity: 'error',
  *check({ model, document }) {
    for (const risk of model.risks) {
      const criticality = risk.residual?.criticality;
      const rating = residualRating(risk);
      const values = rating && ratingValues(model, rating);
      if (!values || !criticality?.text || criticality.value === product(values)) continue;
      const right = String(product(values));
      yield {
        message: t('The residual criticality is {0}, not {1}: {2}', right, criticality.text, formula(values)),
        span: criticality.span,
        fixes: [replacement(document.uri, criticality.span, right, t('Change to {0}', right))],
      };
    }
  },
};
