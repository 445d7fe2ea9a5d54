import { nameKey, type Entity } from '../../core/graph/entity.ts';
import type { Assignment, Matrix } from './model.ts';

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
  for (const { name, placed } of assignments) {
    if (placed.length > 0) held.set(name, [...(held.get(name) ?? []), ...placed.map(({ letter }) => letter)]);
  }
  return Object.fromEntries([...held].map(([role, letters]) => [role, letters.join('/')]));
}
