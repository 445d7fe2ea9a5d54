import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { knownHeading } from '../headings.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

export const outcomeEmpty: Rule<Decision> = {
  id: 'adr/outcome-empty',
  severity: 'error',
  *check({ document, model }) {
    const { outcome, chosen, status } = model;
    if (!outcome || status?.value !== 'accepted') return;
    const decisionText = document
      .getText()
      .slice(outcome.body.start, outcome.body.end)
      .replace(/<!--[^]*?-->/gu, '')
      .trim();
    const unfilled = chosen
      ? isPlaceholder(model, chosen.span)
      : isPlaceholder(model, outcome.content) && decisionText.startsWith('{');
    if ((decisionText !== '' || statesMore(outcome.text)) && !unfilled) return;
    yield {
      message: t('The record is accepted, but "{0}" does not state the decision', outcome.text),
      span: outcome.span,
      related: [{ uri: document.uri, span: status.span, message: t('Accepted here') }],
    };
  },
};

/** `Decision: use PostgreSQL` states it in the heading. */
function statesMore(heading: string): boolean {
  return knownHeading(heading) === undefined;
}
