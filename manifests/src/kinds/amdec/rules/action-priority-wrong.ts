import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { assess } from '../assessment.ts';
import type { AmdecModel, Risk } from '../model.ts';
import { residualRating } from '../residual.ts';
import { replacement } from './fixes.ts';

/** An Action Priority that is written must be that of the table. Only for grids of 1 to 10: the table knows no other. */
export const actionPriorityWrong: Rule<AmdecModel> = {
  id: 'amdec/action-priority-wrong',
  severity: 'error',
  *check({ model, document }) {
    for (const { rating, actionPriority } of model.risks.flatMap(assessed)) {
      const assessment = assess(model, rating);
      if (!actionPriority || !assessment?.priority || actionPriority.text === assessment.priority) continue;
      const { priority, values } = assessment;
      const ratings = `S ${values.severity}, O ${values.occurrence}, D ${values.detection ?? ''}`;
      yield {
        message: t('The Action Priority for {0} is {1}, not {2}', ratings, priority, actionPriority.text),
        span: actionPriority.span,
        fixes: [replacement(document.uri, actionPriority.span, priority, t('Change to {0}', priority))],
      };
    }
  },
};

/** The ratings of a risk with the priority that is written for them: before the actions, and after them. */
function assessed(risk: Risk): Pick<Risk, 'rating' | 'actionPriority'>[] {
  const after = residualRating(risk);
  const { actionPriority } = risk.residual ?? {};
  return [risk, ...(after && actionPriority ? [{ rating: after, actionPriority }] : [])];
}
