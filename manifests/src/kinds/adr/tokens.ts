import type { Token } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Span } from '../../core/text/span.ts';
import { mentionTokens } from '../../formats/citations/tokens.ts';
import type { Decision } from './model.ts';

/** Status, date, people and chosen option in colour, beside the names of decisions. */
export function decisionTokens(context: KindContext<Decision>): Token[] {
  const { model } = context;
  const tokens: Token[] = mentionTokens(context);
  const add = (at: Span | undefined, type: Token['type']): void => {
    if (at && !tokens.some((token) => token.span.start < at.end && at.start < token.span.end))
      tokens.push({ span: at, type });
  };
  add(model.headingNumber?.span, 'class');
  add(model.status?.value ? model.status.span : undefined, 'enumMember');
  add(model.date?.iso ? model.date.span : undefined, 'number');
  for (const person of model.people) add(person.span, 'type');
  add(model.chosen?.span, 'string');
  return tokens.sort((a, b) => a.span.start - b.span.start);
}
