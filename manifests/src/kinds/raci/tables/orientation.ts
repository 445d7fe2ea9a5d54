import { t } from '@vscode/l10n';
import type { ColumnChoice, ImportQuestion } from '../../../core/sheet.ts';
import type { ReadGrid } from '../read-grid.ts';
import { dutyOf } from '../variant.ts';
import { columnUse } from '../word.ts';

/** Fewer columns have one accountable each by chance. */
const MIN_COLUMNS = 3;

/**
 * The question whether rows are activities or roles, where the first heading does not say it and the letters speak for
 * roles: each column has exactly one accountable, and not each row.
 */
export function orientationQuestion(
  { matrix, grid, columns }: ReadGrid,
  sheet: string,
): ImportQuestion | undefined {
  const corner = grid.header.cells[0]?.text ?? '';
  const uses = grid.header.cells.map(({ text }) => columnUse(text));
  const isSaid = uses.includes('activity') || uses.includes('section') || uses[0] === 'role';
  if (matrix.layout !== 'grid' || columns.activity !== 0 || isSaid) return undefined;
  if (matrix.roles.length < MIN_COLUMNS) return undefined;
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
  if (owners.every((roles) => roles.length === 1) || perColumn.some((count) => count !== 1)) return undefined;
  const option = (field: string, label: string): ImportQuestion['options'][number] => ({
    label,
    choice: { sheet, column: '1', field },
  });
  return {
    message: t('Are the rows below "{0}" roles or activities?', corner),
    sheet,
    options: [
      option('role', t('Roles: each column is an activity')),
      option('activity', t('Activities: each column is a role')),
    ],
  };
}

/** What a person said that the first column of a sheet holds; undefined where nobody did. */
export function rolesDownOf(choices: readonly ColumnChoice[], sheet: string): boolean | undefined {
  const choice = choices.find((one) => (one.sheet ?? sheet) === sheet && one.column === '1');
  if (choice?.field === 'role') return true;
  return choice?.field === 'activity' ? false : undefined;
}
