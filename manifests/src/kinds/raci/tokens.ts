import type { Token } from '../../core/contributions/annotation.ts';
import type { KindContext } from '../../core/kind.ts';
import { hasLetterCell } from './edit.ts';
import type { RaciModel } from './model.ts';

/** Letters as members of an enumeration, roles as classes, activities as properties. */
export function raciTokens({ model }: KindContext<RaciModel>): Token[] {
  const tokens: Token[] = [];
  for (const matrix of model.matrices) {
    const declaration = ['declaration'] as const;
    const declared = new Set(matrix.roles.map(({ span }) => span.start));
    for (const { span, people } of matrix.roles) {
      tokens.push({ span, type: 'class', modifiers: declaration });
      for (const person of people)
        tokens.push({ span: person.span, type: 'variable', modifiers: declaration });
    }
    for (const activity of matrix.activities) {
      tokens.push({ span: activity.span, type: 'property', modifiers: declaration });
      for (const assignment of activity.assignments) {
        const { nameSpan, placed } = assignment;
        if (nameSpan && !declared.has(nameSpan.start)) tokens.push({ span: nameSpan, type: 'class' });
        if (!hasLetterCell(matrix, assignment)) continue;
        for (const { span } of placed) tokens.push({ span, type: 'enumMember' });
      }
      for (const { span } of activity.decisions) tokens.push({ span, type: 'event' });
    }
  }
  return tokens.sort((a, b) => a.span.start - b.span.start);
}
