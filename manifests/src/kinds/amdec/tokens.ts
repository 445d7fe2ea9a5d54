import type { Token } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Span } from '../../core/text/span.ts';
import { RATING_NAMES, type AmdecModel, type Ratings } from './model.ts';

/** Colours: ids, ratings, owners, categories, decisions and dates. */
export function amdecTokens({ model }: KindContext<AmdecModel>): Token[] {
  const tokens: Token[] = [];
  const add = (at: Span | undefined, token: Omit<Token, 'span'>): void => {
    if (at && at.end > at.start) tokens.push({ span: at, ...token });
  };
  const addRating = (rating: Ratings | undefined): void => {
    for (const name of RATING_NAMES) if (rating?.[name]?.text) add(rating[name].span, { type: 'enumMember' });
    if (rating?.criticality?.text) add(rating.criticality.span, { type: 'number' });
  };
  for (const risk of model.risks) {
    add(risk.id?.span, { type: 'class', modifiers: ['declaration'] });
    add(risk.category?.span, { type: 'type' });
    add(risk.actionPriority?.span, { type: 'enumMember' });
    addRating(risk.rating);
    addRating(risk.residual);
    for (const decision of risk.decisions) add(decision.span, { type: 'event' });
    for (const action of risk.actions) {
      for (const owner of action.owners) add(owner.span, { type: 'variable' });
      for (const decision of action.decisions) add(decision.span, { type: 'event' });
      add(action.status?.span, { type: 'enumMember' });
    }
  }
  return tokens.sort((a, b) => a.span.start - b.span.start);
}
