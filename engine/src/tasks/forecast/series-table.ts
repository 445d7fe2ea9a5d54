import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { TableColumn } from '../../learning/model/table.ts';
import type { SourceColumn, TableReader } from '../../learning/source/table-reader.ts';
import { timesOf } from '../../learning/source/times-of.ts';
import type { ForecastInputs } from './inputs.ts';

/** The columns of a table that series are made of, in the order of its rows. */
export interface SeriesTable {
  readonly rows: number;
  readonly time: SourceColumn;
  /** Milliseconds since 1970, or the numbers of the column. */
  readonly times: Float64Array;
  /** NaN where there is none. */
  readonly values: Float64Array;
  /** The series of each row; all are of one where it is undefined. */
  readonly groups: readonly string[] | undefined;
}

/**
 * Reads times, values and groups.
 * @param path as messages name it.
 * @throws TaskError when a column is missing, or has other values than times and numbers.
 */
export async function readSeries(
  reader: TableReader,
  path: string,
  inputs: Pick<ForecastInputs, 'time' | 'value' | 'group'>,
  onProgress: (progress: number) => void,
): Promise<SeriesTable> {
  const time = timeColumn(reader, path, inputs.time);
  const value = reader.column(inputs.value);
  if (time.use !== 'time' && time.use !== 'number') throw await noTimes(reader, time.name, path);
  if (value.use !== 'number') throw await noNumbers(reader, value.name, path);
  const { group } = inputs;
  if (group !== undefined) reader.column(group);
  const { rows, columns } = await reader.read(
    [
      { name: time.name, as: time.use },
      { name: value.name, as: 'number' },
      ...(group === undefined ? [] : [{ name: group, as: 'text' } as const]),
    ],
    onProgress,
  );
  const [times, values, groups] = columns;
  return {
    rows,
    time,
    times: timesOf(times, path),
    values: valuesOf(values, path),
    groups: groups?.type === 'text' ? groups.values : undefined,
  };
}

function timeColumn(reader: TableReader, path: string, given: string | undefined): SourceColumn {
  if (given !== undefined) return reader.column(given);
  const [only, ...others] = reader.columns.filter(({ use }) => use === 'time');
  if (only && others.length === 0) return only;
  const names = reader.columns.map(({ name }) => name).join(', ');
  throw new TaskError(
    only
      ? t('"{0}" has several columns of dates. Set "{1}" to one of: {2}', path, 'time', names)
      : t('No column of "{0}" is recognized as a date. Set "{1}" to one of: {2}', path, 'time', names),
  );
}

async function noTimes(reader: TableReader, name: string, path: string): Promise<TaskError> {
  const { text } = await firstText(reader, name, () => true);
  return new TaskError(
    t('Column "{0}" of "{1}" has "{2}": dates such as 2024-12-31 are needed', name, path, text),
  );
}

/** Names the first text that is no number: `1,5`, for one. */
async function noNumbers(reader: TableReader, name: string, path: string): Promise<TaskError> {
  const { text, row } = await firstText(reader, name, (each) => Number.isNaN(Number(each)));
  return new TaskError(
    t('Row {0} of "{1}" has "{2}" in column "{3}": a number is needed', row, path, text, name),
  );
}

async function firstText(
  reader: TableReader,
  name: string,
  isIt: (text: string) => boolean,
): Promise<{ readonly text: string; readonly row: number }> {
  const { columns } = await reader.read([{ name, as: 'text' }], () => undefined);
  const [column] = columns;
  const texts = column?.type === 'text' ? column.values : [];
  const row = texts.findIndex((text) => text !== '' && isIt(text));
  return { text: texts[row] ?? '', row: row + 1 };
}

/** @throws TaskError for the first value that is infinite. */
function valuesOf(column: TableColumn | undefined, path: string): Float64Array {
  if (column?.type !== 'number') throw new Error('A value that was read as text');
  const row = column.values.findIndex((value) => Math.abs(value) === Infinity);
  if (row >= 0)
    throw new TaskError(
      t(
        'Row {0} of "{1}" has "{2}" in column "{3}": a number is needed',
        row + 1,
        path,
        String(column.values[row]),
        column.name,
      ),
    );
  return column.values;
}
