import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { holders, isFilled, lettersShown } from '../duty.ts';
import type { RaciModel } from '../model.ts';
import { rowsOf } from './rows.ts';

/** Where the settings take the accountable role to do the work, a reminder that the row does not say so. */
export const impliedResponsible: Rule<RaciModel> = {
  id: 'raci/implied-responsible',
  severity: 'hint',
  *check(context) {
    if (!context.settings.raci.accountableImpliesResponsible) return;
    for (const { matrix, activity } of rowsOf(context)) {
      const letter = lettersShown(matrix, 'do');
      const [owner, second] = holders(matrix, activity, 'own');
      if (letter === '' || !owner || second || !isFilled(activity)) continue;
      if (holders(matrix, activity, 'do').length > 0) continue;
      yield {
        message: t(
          'No role is responsible ({2}) for "{1}": "{0}", who is accountable, is assumed to do the work',
          owner.assignment.name,
          activity.name,
          letter,
        ),
        span: owner.span,
      };
    }
  },
};
