import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { daysBetween } from '../date.ts';
import type { Decision } from '../model.ts';

/** How many times the limit a record has to be undecided to be taken for a forgotten one. */
const FORGOTTEN = 12;

export const undecidedTooLong: Rule<Decision> = {
  id: 'adr/undecided-too-long',
  severity: 'warning',
  *check({ model: { status, date }, settings, today }) {
    if (!date?.iso || (status?.value !== 'proposed' && status?.value !== 'draft')) return;
    const days = daysBetween(date.iso, today);
    const most = settings.adr.undecidedDays;
    if (days <= most) return;
    yield {
      message: t('Undecided for {0} days (limit: {1}): accept it, reject it or update its date', days, most),
      span: status.span,
      // After so long nobody is about to decide: the team does not keep the status up to date.
      ...(days > most * FORGOTTEN ? { atMost: 'information' as const } : {}),
    };
  },
};
