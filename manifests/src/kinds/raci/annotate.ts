import { counted } from '../../core/language.ts';
import type { Reference } from '../../core/graph/entity.ts';
import { contains, type Span } from '../../core/text/span.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Hint, Lens, Token } from '../../core/contributions/annotation.ts';
import { loads } from './duty.ts';
import { hasLetterCell } from './edit.ts';
import type { RaciModel } from './model.ts';
import { letterText } from './wording.ts';

/** After a declared role: how often it holds each letter, as `A 3 · R 5`. */
export function loadHints({ model }: KindContext<RaciModel>, within: Span): Hint[] {
  return model.matrices.flatMap((matrix) => {
    // In a table the hint would push the bars out of line.
    if (!matrix.rolesDeclared || matrix.source !== 'yaml') return [];
    const counts = loads(matrix);
    return matrix.roles.flatMap(({ span }, index): Hint[] => {
      const load = counts[index];
      if (!load || load.size === 0 || !contains(within, span)) return [];
      const label = [...load].map(([letter, count]) => `${letter} ${count}`).join(' · ');
      const tooltip = [...load.keys()]
        .map((letter) => `${letter}: ${letterText(matrix, letter) ?? ''}`)
        .join('\n');
      return [{ offset: span.end, label, tooltip }];
    });
  });
}

/** Above a matrix: its size, and where its roles are used. */
export function matrixLenses({ model, graph, document: { uri } }: KindContext<RaciModel>): Lens[] {
  // A file of many matrices names the same roles in each.
  const known = new Map<string, readonly Reference[]>();
  const usesOf = (key: string): readonly Reference[] => {
    let uses = known.get(key);
    if (!uses) {
      const declared = graph.find('role', key, uri).find((entity) => entity.uri === uri);
      uses = declared ? graph.referencesTo(declared).filter((reference) => reference.uri !== uri) : [];
      known.set(key, uses);
    }
    return uses;
  };
  return model.matrices.flatMap((matrix): Lens[] => {
    if (matrix.activities.length === 0) return [];
    const activities = counted(matrix.activities.length, '{0} activity', '{0} activities');
    const roles = counted(matrix.roles.length, '{0} role', '{0} roles');
    const uses = matrix.roles.flatMap(({ key }) => usesOf(key));
    const lens: Lens = { span: matrix.head, title: `${matrix.variant} · ${activities} · ${roles}` };
    if (uses.length === 0) return [lens];
    return [
      lens,
      {
        span: matrix.head,
        title: counted(uses.length, '{0} use elsewhere', '{0} uses elsewhere'),
        opens: uses,
      },
    ];
  });
}

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
        const { nameSpan, marks } = assignment;
        if (nameSpan && !declared.has(nameSpan.start)) tokens.push({ span: nameSpan, type: 'class' });
        if (!hasLetterCell(matrix, assignment)) continue;
        for (const { span } of marks) tokens.push({ span, type: 'enumMember' });
      }
      for (const { span } of activity.decisions) tokens.push({ span, type: 'event' });
    }
  }
  return tokens.sort((a, b) => a.span.start - b.span.start);
}
