import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { evaluatedChecks } from '../checks.ts';
import type { Decision } from '../model.ts';

/** A check that nothing in the model is about, so that it says nothing. */
export const checkEmpty: Rule<Decision> = {
  id: 'adr/check-empty',
  severity: 'warning',
  *check(context) {
    for (const { check, outcomes } of evaluatedChecks(context)) {
      if (outcomes.length === 0)
        yield { message: t('Check "{0}" has no architecture model to look at', check.id), span: check.span };
      else if (outcomes.every(({ isEmpty }) => isEmpty))
        yield { message: t('Check "{0}" matches nothing in the model', check.id), span: check.span };
    }
  },
};
