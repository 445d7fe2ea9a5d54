import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { TableColumn } from '../../learning/model/table.ts';
import { classPlaces } from '../../learning/source/class-places.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';

/** The naive prediction of the rows themselves, where those of the training are not known: shares of the classes, or the mean. */
export function naiveOf({ problem, classes = [] }: ModelNotes, values: Float64Array): Float64Array {
  if (problem === 'regression')
    return Float64Array.of(values.reduce((sum, value) => sum + value / values.length, 0));
  const shares = new Float64Array(classes.length);
  for (const value of values) shares[value] = (shares[value] ?? 0) + 1 / values.length;
  return shares;
}

/** The rows that have a true value, and these. @throws TaskError for a class that the model does not know. */
export function truthOf(
  { problem, classes = [] }: ModelNotes,
  column: TableColumn | undefined,
): { readonly rows: Uint32Array; readonly values: Float64Array } {
  const given = column?.values ?? [];
  const rows = Uint32Array.from({ length: given.length }, (_, row) => row).filter((row) => {
    const value = given[row] ?? '';
    return value !== '' && !Number.isNaN(value);
  });
  if (problem === 'regression') {
    const values = Float64Array.from(rows, (row) => Number(given[row]));
    const wrong = values.findIndex((value) => !Number.isFinite(value));
    if (wrong >= 0)
      throw new TaskError(
        t(
          'Column "{0}" has "{1}" in row {2}: it is not a number',
          column?.name ?? '',
          String(given[rows[wrong] ?? 0]),
          (rows[wrong] ?? 0) + 1,
        ),
      );
    return { rows, values };
  }
  const placeOf = classPlaces(classes);
  const values = Float64Array.from(rows, (row) => {
    const place = placeOf(given[row] ?? '');
    if (place === undefined)
      throw new TaskError(
        t(
          'Column "{0}" has "{1}" in row {2}: the model does not know this class',
          column?.name ?? '',
          String(given[row]),
          row + 1,
        ),
      );
    return place;
  });
  return { rows, values };
}
