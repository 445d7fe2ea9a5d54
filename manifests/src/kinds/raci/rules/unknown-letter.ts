import { t } from '@vscode/l10n';
import type { Rule } from '../../../rules/rule.ts';
import type { RaciModel } from '../model.ts';
import { rowsOf } from './rows.ts';

/** A letter that the variant of the matrix does not have. */
export const unknownLetter: Rule<RaciModel> = {
  id: 'raci/unknown-letter',
  severity: 'error',
  *check(context) {
    for (const { matrix, activity } of rowsOf(context)) {
      for (const { marks } of activity.assignments) {
        for (const { letter, span } of marks) {
          if (matrix.letters.has(letter)) continue;
          yield {
            message: t(
              '"{0}" is no letter of {1}: {2}',
              letter,
              matrix.variant,
              [...matrix.letters.keys()].join(', '),
            ),
            span,
          };
        }
      }
    }
  },
};
