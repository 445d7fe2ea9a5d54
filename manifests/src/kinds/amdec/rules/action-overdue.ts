import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { openActions } from '../assessment.ts';
import { isOverdue } from '../due.ts';
import type { AmdecModel } from '../model.ts';

/** The day has passed and the action is not done: either its status or the risk is out of date. */
export const actionOverdue: Rule<AmdecModel> = {
  id: 'amdec/action-overdue',
  severity: 'warning',
  *check({ model, today }) {
    for (const risk of model.risks) {
      for (const { due } of openActions(risk)) {
        if (due && isOverdue(due.text, today)) {
          yield { message: t('Overdue action: it was due on {0}', due.text), span: due.span };
        }
      }
    }
  },
};
