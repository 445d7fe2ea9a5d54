import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { TableColumn } from '../../learning/model/table.ts';
import type { AskedColumn, TableReader } from '../../learning/source/table-reader.ts';
import { timesOf } from '../../learning/source/times-of.ts';
import { roleColumns, type RoleColumns } from './columns.ts';
import type { PriceName, Prices } from './series/prices.ts';

/** Prices of a table, in the order of its rows. */
export interface PriceTable {
  readonly rows: number;
  /** Milliseconds since 1970, or whatever number stands for the time. */
  readonly times: Float64Array;
  /** The security of each row, where a column tells them apart. */
  readonly groups: readonly string[] | undefined;
  /** NaN where there is none; prices that nothing needs are empty. */
  readonly prices: Prices;
  readonly columns: RoleColumns;
}

/** What publishers write where there is no price, in lower case. */
const NOTHING: ReadonlySet<string> = new Set(['', 'null', 'none', 'nan', 'na', 'n/a', 'nd', 'n/d', '-']);

/**
 * Reads the columns that indicators need.
 * @param path as messages name it.
 * @param needed by the indicators that need them.
 * @throws TaskError when a column is missing, or has other values than times and numbers.
 */
export async function readPrices(
  reader: TableReader,
  path: string,
  given: RoleColumns,
  needed: ReadonlyMap<PriceName, string>,
  onProgress: (progress: number) => void,
): Promise<PriceTable> {
  const headings = reader.columns.map(({ name }) => name);
  for (const name of Object.values(given)) reader.column(name);
  const columns = withOnlyDate(roleColumns(headings, given), reader);
  const list = headings.join(', ');
  if (columns.time === undefined)
    throw new TaskError(
      t('No column of "{0}" is recognized as a date. Set "{1}" to one of: {2}', path, 'time', list),
    );
  const nameOf = (price: PriceName): string => {
    const name = columns[price];
    if (name !== undefined) return name;
    throw new TaskError(
      t(
        'No column of "{0}" is recognized as "{1}", which "{2}" needs. Set "{1}" to one of: {3}',
        path,
        price,
        needed.get(price) ?? '',
        list,
      ),
    );
  };
  const time = reader.column(columns.time);
  if (time.use !== 'time' && time.use !== 'number') throw await noDates(reader, time.name, path);
  const names = [...needed.keys()];
  const asked = [
    { name: time.name, as: time.use },
    ...names.map((price): AskedColumn => {
      const { name, use } = reader.column(nameOf(price));
      return { name, as: use === 'number' ? 'number' : 'text' };
    }),
    ...(columns.group === undefined ? [] : [{ name: columns.group, as: 'text' } as const]),
  ];
  const table = await reader.read(asked, onProgress);
  const [times, ...rest] = table.columns;
  const numbers = new Map(names.map((price, index) => [price, numbersOf(rest[index], path)]));
  const of = (price: PriceName): Float64Array => numbers.get(price) ?? new Float64Array();
  const groups = rest[names.length];
  return {
    rows: table.rows,
    times: timesOf(times, path),
    groups: groups?.type === 'text' ? groups.values : undefined,
    prices: { open: of('open'), high: of('high'), low: of('low'), close: of('close'), volume: of('volume') },
    columns,
  };
}

async function noDates(reader: TableReader, name: string, path: string): Promise<TaskError> {
  const { columns } = await reader.read([{ name, as: 'text' }], () => undefined);
  const [column] = columns;
  const first = column?.type === 'text' ? column.values.find((value) => value !== '') : undefined;
  return new TaskError(
    t('Column "{0}" of "{1}" has "{2}": dates such as 2024-12-31 are needed', name, path, first ?? ''),
  );
}

/** An index that pandas writes has no heading: a table with one column of dates needs none. */
function withOnlyDate(columns: RoleColumns, reader: TableReader): RoleColumns {
  if (columns.time !== undefined) return columns;
  const [only, ...others] = reader.columns.filter(({ use }) => use === 'time');
  return only && others.length === 0 ? { ...columns, time: only.name } : columns;
}

/** @throws TaskError for the first value that is no number. */
function numbersOf(column: TableColumn | undefined, path: string): Float64Array {
  if (!column) throw new Error('A column that was not read');
  if (column.type === 'number') return column.values;
  return Float64Array.from(column.values, (text, row) => {
    if (NOTHING.has(text.trim().toLowerCase())) return Number.NaN;
    const number = Number(text);
    if (Number.isNaN(number))
      throw new TaskError(
        t('Row {0} of "{1}" has "{2}" in column "{3}": a number is needed', row + 1, path, text, column.name),
      );
    return number;
  });
}
