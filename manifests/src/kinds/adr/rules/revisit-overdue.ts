import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { Decision } from '../model.ts';

export const revisitOverdue: Rule<Decision> = {
  id: 'adr/revisit-overdue',
  severity: 'warning',
  *check({ model: { status, revisit, date }, today }) {
    if (status?.value !== 'accepted' || !revisit?.iso || revisit.iso >= today) return;
    // A record dated after that day was looked at again.
    if (date?.iso && date.iso >= revisit.iso) return;
    yield {
      message: t('Overdue review: this decision was due for review by {0}', revisit.iso),
      span: revisit.span,
    };
  },
};
