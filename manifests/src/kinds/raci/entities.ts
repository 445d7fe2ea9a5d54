import { nameKey, type Entity, type Reference } from '../../core/graph/entity.ts';
import { decisionKey, decisionNumber } from '../../formats/citations/mention.ts';
import type { Assignment, Matrix } from './model.ts';
import { dutyOf } from './variant.ts';

/** What a matrix declares: its roles, the people who hold them, its activities. */
export function entitiesOf(matrix: Matrix, uri: string): Entity[] {
  const activityNotation = matrix.source === 'yaml' ? 'yaml' : 'table-cell';
  return [
    ...matrix.roles.map(({ name, key, span, extent, notation }): Entity => ({
      type: 'role',
      uri,
      name,
      key,
      span,
      extent,
      notation,
    })),
    ...matrix.roles.flatMap(({ people, name: role }) =>
      people.map(({ name, span }): Entity => ({
        type: 'person',
        uri,
        name,
        key: nameKey(name),
        span,
        extent: span,
        notation: 'yaml',
        detail: role,
      })),
    ),
    ...matrix.activities.map(({ name, key, span, extent, section, assignments }): Entity => ({
      type: 'activity',
      uri,
      name,
      key,
      span,
      extent,
      notation: activityNotation,
      facts: { holders: holdersOf(assignments) },
      ...(section ? { detail: section.name } : {}),
    })),
  ];
}

/** The letters of a row by role, for those who look at responsibilities without reading the matrix. */
function holdersOf(assignments: readonly Assignment[]): Record<string, string> {
  const held = new Map<string, string[]>();
  for (const { name, marks } of assignments) {
    if (marks.length > 0) held.set(name, [...(held.get(name) ?? []), ...marks.map(({ letter }) => letter)]);
  }
  return Object.fromEntries([...held].map(([role, letters]) => [role, letters.join('/')]));
}

/** What a matrix names: the roles of its rows and the decisions that rows follow from. */
export function referencesOf(matrix: Matrix, uri: string): Reference[] {
  const references: Reference[] = [];
  const declarations = new Set(matrix.rolesDeclared ? [] : matrix.roles.map(({ span }) => span.start));
  for (const { assignments, decisions } of matrix.activities) {
    for (const { name, nameSpan, cell, marks } of assignments) {
      if (!nameSpan || declarations.has(nameSpan.start)) continue;
      const first = marks[0]?.letter;
      const meaning = first === undefined ? undefined : matrix.letters.get(first);
      references.push({
        types: ['role', 'person'],
        uri,
        name,
        key: nameKey(name),
        span: nameSpan,
        notation: matrix.source === 'markdown' ? 'table-cell' : nameSpan === cell ? 'yaml' : 'yaml-key',
        relation: meaning && dutyOf(meaning) !== 'help' ? meaning : 'assigned',
      });
    }
    for (const { name, span } of decisions) {
      const number = decisionNumber(name);
      if (number === undefined) continue;
      const key = decisionKey(number);
      references.push({
        types: ['decision'],
        uri,
        name,
        key,
        span,
        notation: 'decision-id',
        relation: 'decided-by',
      });
    }
  }
  return references;
}
