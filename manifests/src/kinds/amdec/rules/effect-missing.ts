import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel } from '../model.ts';

/** Severity is the severity of an effect: without one the rating is a guess. */
export const effectMissing: Rule<AmdecModel> = {
  id: 'amdec/effect-missing',
  severity: 'warning',
  *check({ model }) {
    for (const { effect, blankEffect, nameSpan } of model.risks) {
      if (!effect) yield { message: t('The risk has no effect'), span: blankEffect ?? nameSpan };
    }
  },
};
