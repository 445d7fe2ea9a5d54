import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { Decision } from '../model.ts';
import { reviewDue } from '../review.ts';

export const revisitOverdue: Rule<Decision> = {
  id: 'adr/revisit-overdue',
  severity: 'warning',
  *check({ model, today }) {
    const { status, revisit } = model;
    const due = reviewDue(model);
    if (status?.value !== 'accepted' || !revisit || due === undefined || due >= today) return;
    yield {
      message: t('Overdue review: this decision was due for review by {0}', due),
      span: revisit.span,
    };
  },
};
