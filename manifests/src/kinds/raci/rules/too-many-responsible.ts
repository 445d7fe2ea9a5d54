import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { holders, lettersShown } from '../duty.ts';
import type { RaciModel } from '../model.ts';
import { rowsOf } from './rows.ts';

/** So many do the work that nobody feels it is theirs. */
export const tooManyResponsible: Rule<RaciModel> = {
  id: 'raci/too-many-responsible',
  severity: 'hint',
  *check(context) {
    const most = context.settings.raci.maxResponsible;
    for (const { matrix, activity } of rowsOf(context)) {
      const doers = holders(matrix, activity, 'do');
      if (doers.length <= most) continue;
      const letter = lettersShown(matrix, 'do');
      yield {
        message: t(
          '{1} roles have {2} for "{0}": the maximum is {3}',
          activity.name,
          doers.length,
          letter,
          most,
        ),
        span: activity.span,
      };
    }
  },
};
