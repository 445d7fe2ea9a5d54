import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { standingActions } from '../assessment.ts';
import type { AmdecModel } from '../model.ts';

/** An action that belongs to nobody is done by nobody. */
export const actionOwnerMissing: Rule<AmdecModel> = {
  id: 'amdec/action-owner-missing',
  severity: 'error',
  *check({ model }) {
    for (const risk of model.risks) {
      for (const { owners, nameSpan } of standingActions(risk)) {
        if (owners.length === 0) yield { message: t('The action has no owner'), span: nameSpan };
      }
    }
  },
};
