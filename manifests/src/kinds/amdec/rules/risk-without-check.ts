import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { AmdecModel } from '../model.ts';

/** A risk that no check of data detects, in a table in which checks detect others: one about data. */
export const riskWithoutCheck: Rule<AmdecModel> = {
  id: 'amdec/risk-without-check',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check({ model }) {
    if (model.risks.every(({ checks }) => checks.length === 0)) return;
    for (const { checks, nameSpan } of model.risks)
      if (checks.length === 0) yield { message: t('No check of data detects this risk'), span: nameSpan };
  },
};
