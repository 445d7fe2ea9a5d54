import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { holders, isFilled } from '../duty.ts';
import type { RaciModel } from '../model.ts';
import { rowsOf } from './rows.ts';

/** An activity that nobody else hears of. */
export const nobodyConsultedOrInformed: Rule<RaciModel> = {
  id: 'raci/nobody-consulted-or-informed',
  severity: 'hint',
  *check(context) {
    for (const { matrix, activity } of rowsOf(context)) {
      if (!isFilled(activity)) continue;
      if (holders(matrix, activity, 'advise').length + holders(matrix, activity, 'know').length > 0) continue;
      yield { message: t('No role is consulted or informed for "{0}"', activity.name), span: activity.span };
    }
  },
};
