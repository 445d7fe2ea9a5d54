import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { TableColumn } from '../model/table.ts';

/**
 * The times of a column that was read as numbers.
 * @param path of the table, as it is shown.
 * @throws TaskError for the first row without a time.
 */
export function timesOf(column: TableColumn | undefined, path: string): Float64Array {
  if (column?.type !== 'number') throw new Error('A time that was read as text');
  const row = column.values.findIndex((value) => !Number.isFinite(value));
  if (row >= 0)
    throw new TaskError(t('Row {0} of "{1}" has no value in column "{2}"', row + 1, path, column.name));
  return column.values;
}
