import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import type { Decision, Written } from '../model.ts';

export const placeholderLeft: Rule<Decision> = {
  id: 'adr/placeholder-left',
  severity: 'warning',
  *check({ document, model }) {
    const [first, ...others] = model.placeholders;
    if (!first) return;
    // What is not decided yet is still being written: that is no fault of each of its parts.
    const { value, text = '' } = model.status ?? {};
    const isDraft = value === 'draft' || value === 'proposed' || CHOICE.test(text);
    const atMost = isDraft ? { atMost: 'information' as const } : {};
    if (others.length < (isDraft ? 1 : MOST_SINGLE)) {
      for (const one of model.placeholders) yield { message: notFilledIn(one), span: one.span, ...atMost };
    } else {
      const count = others.length + 1;
      yield {
        message: isDraft
          ? t('This draft has {0} template placeholders that are not filled in', count)
          : t('This record has {0} template placeholders that are not filled in', count),
        span: first.span,
        related: others
          .slice(0, MOST_RELATED)
          .map((one) => ({ uri: document.uri, span: one.span, message: one.text })),
        ...atMost,
      };
    }
  },
};

/** The statuses that a template offers, of which nobody chose one: `[draft | proposed | … ]`. */
const CHOICE = /^[[{][^\]}|]*\|/u;

/** Placeholders of a decided record that are reported one by one: with more of them, nobody filled it in at all. */
const MOST_SINGLE = 4;

/** Places that a finding leads to. */
const MOST_RELATED = 20;

function notFilledIn({ text }: Written): string {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return t('Template placeholder "{0}" is not filled in', shown);
}
