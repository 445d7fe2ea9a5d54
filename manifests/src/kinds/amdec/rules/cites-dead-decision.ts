import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { citationsOf, statusOf } from '../citations.ts';
import type { AmdecModel } from '../model.ts';

const DEAD = new Set(['rejected', 'superseded', 'deprecated']);

/** A decision that no longer holds supports nothing: cite the one that took its place. */
export const citesDeadDecision: Rule<AmdecModel> = {
  id: 'amdec/cites-dead-decision',
  severity: 'warning',
  *check(context) {
    for (const { decision, records } of citationsOf(context)) {
      const [dead] = records;
      if (!dead || !records.every((record) => DEAD.has(statusOf(record) ?? ''))) continue;
      yield {
        message: t('{0} is no longer in force: its status is "{1}"', decision.text, statusOf(dead) ?? ''),
        span: decision.span,
        tags: ['deprecated'],
        related: [{ uri: dead.uri, span: dead.span, message: t('Decision record') }],
      };
    }
  },
};
