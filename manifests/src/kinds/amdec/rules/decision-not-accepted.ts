import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { citationsOf, statusOf } from '../citations.ts';
import type { AmdecModel } from '../model.ts';

const PENDING = new Set(['draft', 'proposed']);

/** An action that rests on a decision which nobody has taken yet may be for nothing. */
export const decisionNotAccepted: Rule<AmdecModel> = {
  id: 'amdec/decision-not-accepted',
  severity: 'warning',
  *check(context) {
    for (const { decision, records } of citationsOf(context)) {
      const pending = records.find((record) => PENDING.has(statusOf(record) ?? ''));
      if (!pending || records.some((record) => statusOf(record) === 'accepted')) continue;
      yield {
        message: t('{0} is not accepted yet: its status is "{1}"', decision.text, statusOf(pending) ?? ''),
        span: decision.span,
        related: [{ uri: pending.uri, span: pending.span, message: t('Decision record') }],
      };
    }
  },
};
