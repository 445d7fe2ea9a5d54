import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { formula, ratingValues, product } from '../assessment.ts';
import type { AmdecModel } from '../model.ts';
import { replacement } from './fixes.ts';

/** A criticality that is written must be the product of its ratings: spreadsheets lose their formulas when rows are copied. */
export const criticalityWrong: Rule<AmdecModel> = {
  id: 'amdec/criticality-wrong',
  severity: 'error',
  *check({ model, document }) {
    for (const { rating } of model.risks) {
      const values = ratingValues(model, rating);
      const { criticality } = rating;
      if (!values || !criticality?.text || criticality.value === product(values)) continue;
      const right = String(product(values));
      yield {
        message: t('The criticality is {0}, not {1}: {2}', right, criticality.text, formula(values)),
        span: criticality.span,
        fixes: [replacement(document.uri, criticality.span, right, t('Change to {0}', right))],
      };
    }
  },
};
