import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel } from '../model.ts';

/** Occurrence is that of a cause, and prevention acts upon a cause: without one there is nothing to act upon. */
export const causeMissing: Rule<AmdecModel> = {
  id: 'amdec/cause-missing',
  severity: 'warning',
  *check({ model }) {
    for (const { cause, blankCause, nameSpan } of model.risks) {
      if (!cause) yield { message: t('The risk has no cause'), span: blankCause ?? nameSpan };
    }
  },
};
