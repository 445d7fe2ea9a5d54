import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { RATING_NAMES, type AmdecModel } from '../model.ts';
import { ratingLabel } from '../vocabulary.ts';

/** An action that makes a rating worse brings a risk of its own, which needs its own row. */
export const residualAboveInitial: Rule<AmdecModel> = {
  id: 'amdec/residual-above-initial',
  severity: 'error',
  *check({ model, document }) {
    for (const { rating, residual } of model.risks) {
      for (const name of RATING_NAMES) {
        const before = rating[name];
        const after = residual?.[name];
        if (before?.value === undefined || after?.value === undefined || after.value <= before.value)
          continue;
        yield {
          message: t(
            'The residual rating for {0} is {1}, above the initial rating of {2}',
            ratingLabel(name),
            after.text,
            before.text,
          ),
          span: after.span,
          related: [{ uri: document.uri, span: before.span, message: t('Initial rating') }],
        };
      }
    }
  },
};
