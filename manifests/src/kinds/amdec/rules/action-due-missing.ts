import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { openActions } from '../assessment.ts';
import type { AmdecModel } from '../model.ts';

/** An action without a date is never late. One that is done needs none any more. */
export const actionDueMissing: Rule<AmdecModel> = {
  id: 'amdec/action-due-missing',
  severity: 'error',
  *check({ model }) {
    for (const risk of model.risks) {
      for (const { due, nameSpan } of openActions(risk)) {
        if (!due) yield { message: t('The action has no due date'), span: nameSpan };
      }
    }
  },
};
