import { t } from '@vscode/l10n';
import type { ColumnChoice, ImportQuestion } from '../../../core/sheet.ts';
import type { ReadGrid } from '../read-grid.ts';
import { speaksForRolesDown } from '../orientation.ts';

/** The question whether rows are activities or roles, where only the letters speak for roles. */
export function orientationQuestion(read: ReadGrid, sheet: string): ImportQuestion | undefined {
  if (!speaksForRolesDown(read)) return undefined;
  const corner = read.grid.header.cells[0]?.text ?? '';
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
