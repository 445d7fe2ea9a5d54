import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { holders, lettersShown } from '../duty.ts';
import type { RaciModel } from '../model.ts';
import { rowsOf } from './rows.ts';

/** Asking everybody before anything is done makes it late. */
export const tooManyConsulted: Rule<RaciModel> = {
  id: 'raci/too-many-consulted',
  severity: 'hint',
  *check(context) {
    const { maxConsulted, maxConsultedShare } = context.settings.raci;
    for (const { matrix, activity } of rowsOf(context)) {
      const asked = holders(matrix, activity, 'advise').length;
      if (asked <= maxConsulted || asked <= maxConsultedShare * matrix.roles.length) continue;
      yield {
        message: t(
          '{1} of {2} roles are consulted ({3}) for "{0}"',
          activity.name,
          asked,
          matrix.roles.length,
          lettersShown(matrix, 'advise'),
        ),
        span: activity.span,
      };
    }
  },
};
