import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { holders, lettersShown } from '../duty.ts';
import type { RaciModel } from '../model.ts';
import { rowsOf } from './rows.ts';

/** In a matrix of few roles a large share of them is one or two people. */
const LEAST_INFORMED = 4;

/** Telling everybody everything tells nobody anything. */
export const tooManyInformed: Rule<RaciModel> = {
  id: 'raci/too-many-informed',
  severity: 'hint',
  *check(context) {
    const share = context.settings.raci.maxInformedShare;
    for (const { matrix, activity } of rowsOf(context)) {
      const told = holders(matrix, activity, 'know').length;
      if (told < LEAST_INFORMED || told <= share * matrix.roles.length) continue;
      yield {
        message: t(
          '{1} of {2} roles are informed ({3}) for "{0}"',
          activity.name,
          told,
          matrix.roles.length,
          lettersShown(matrix, 'know'),
        ),
        span: activity.span,
      };
    }
  },
};
