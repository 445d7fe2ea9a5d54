import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { RaciModel } from '../model.ts';
import { rowsOf } from './rows.ts';

/** An activity without a single letter. */
export const emptyRow: Rule<RaciModel> = {
  id: 'raci/empty-row',
  severity: 'warning',
  *check(context) {
    for (const { activity } of rowsOf(context)) {
      if (!activity.legible || activity.assignments.some(({ placed }) => placed.length > 0)) continue;
      yield { message: t('"{0}" is assigned to no role', activity.name), span: activity.span };
    }
  },
};
