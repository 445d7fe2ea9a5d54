import { dutyOf } from './variant.ts';
import { columnUse } from './word.ts';
import type { ReadGrid } from './read-grid.ts';

/** Fewer columns have one accountable each by chance. */
const MIN_COLUMNS = 3;

/**
 * True for a table that was read with roles in its columns, where the first heading does not say what they hold and the letters speak
 * for roles in its rows: each column has exactly one accountable, and not each row.
 */
export function speaksForRolesDown({ matrix, grid, columns }: ReadGrid): boolean {
  const uses = grid.header.cells.map(({ text }) => columnUse(text));
  const isSaid = uses.includes('activity') || uses.includes('section') || uses[0] === 'role';
  if (matrix.layout !== 'grid' || columns.activity !== 0 || isSaid) return false;
  if (matrix.roles.length < MIN_COLUMNS) return false;
  const owners = matrix.activities.map(({ assignments }) =>
    assignments.flatMap(({ role, placed }) => {
      const owns = placed.some(({ letter }) => {
        const meaning = matrix.letters.get(letter);
        return meaning !== undefined && dutyOf(meaning) === 'own';
      });
      return owns ? [role] : [];
    }),
  );
  const perColumn = matrix.roles.map((_, role) => owners.filter((roles) => roles.includes(role)).length);
  return owners.some((roles) => roles.length !== 1) && perColumn.every((count) => count === 1);
}
