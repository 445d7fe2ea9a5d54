import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { evaluatedChecks } from '../checks.ts';
import type { Decision } from '../model.ts';

/** Violations that one finding lists. */
const MOST_LISTED = 5;

/** What a decision asks of the model, and the model is not. A decision that is not taken yet only previews it. */
export const checkBroken: Rule<Decision> = {
  id: 'adr/check-broken',
  severity: 'error',
  *check(context) {
    const status = context.model.status?.value;
    if (status !== 'accepted' && status !== 'proposed' && status !== 'draft') return;
    for (const { check, outcomes } of evaluatedChecks(context)) {
      const broken = outcomes.flatMap((outcome) => outcome.broken);
      if (broken.length === 0) continue;
      const listed = broken.slice(0, MOST_LISTED).map(({ text }) => text);
      const more = broken.length > MOST_LISTED ? ', …' : '';
      const related = broken
        .slice(0, MOST_LISTED)
        .flatMap(({ text, entities }) =>
          entities.slice(0, 1).map(({ uri, span }) => ({ uri, span, message: text })),
        );
      yield {
        message: t('Check "{0}" is broken: {1}', check.id, `${listed.join(', ')}${more}`),
        span: check.span,
        related,
        ...(status === 'accepted' ? {} : { atMost: 'information' }),
      } satisfies RuleFinding;
    }
  },
};
