import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import { TableReader } from '../../learning/source/table-reader.ts';
import { writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { Database } from '../../tables/database.ts';
import { freeName, takenName, withColumns } from '../../tables/joined-columns.ts';
import { quotedName } from '../../tables/quoting.ts';
import { readTable, type TableSource } from '../../tables/table-file.ts';
import { writeTable } from '../../tables/written-table.ts';
import { addedColumns, type AddedColumn } from './added-columns.ts';
import { roleColumns, ROLES, type RoleColumns } from './columns.ts';
import type { IndicatorsInputs } from './inputs.ts';
import { chartedRows } from './charted-rows.ts';
import { priceChart, readChartColumns, type PriceChart } from './price-chart.ts';
import { readPrices, type PriceTable } from './price-table.ts';
import { seriesRows, type Twice } from '../../learning/source/series-rows.ts';
import { indicatorOf, USUAL, type Indicator } from './series/indicators.ts';
import type { PriceName } from './series/prices.ts';

/** A table that got indicators. */
export interface IndicatorTable {
  /** That were written. */
  readonly rows: number;
  readonly bytes: number;
  readonly securities: number;
  /** Rows without a closing price, which count as no day. */
  readonly withoutPrice: number;
  /** Rows that lack a value: they are written unless they are to be dropped. */
  readonly incomplete: number;
  readonly added: readonly string[];
  /** The columns that were taken for prices. */
  readonly columns: RoleColumns;
  /** Of one security, for the report; undefined for a table without prices. */
  readonly chart: PriceChart | undefined;
}

/** Values that are added, at most: they are kept in memory. */
const MOST_VALUES = 2 ** 27;
const STEPS = 100;
/** The column of the names of files. */
const SECURITY = 'Ticker';

/**
 * Adds the indicators of prices to a table, and writes it to another.
 * @throws UserError
 */
export async function runIndicators(
  inputs: IndicatorsInputs,
  { folder, signal, onItem }: RunContext<undefined>,
): Promise<IndicatorTable> {
  const {
    data,
    output,
    indicators = USUAL,
    convention = 'ta-lib',
    target,
    horizon = 1,
    incomplete = 'keep',
  } = inputs;
  const tell = (progress: number): void => {
    onItem({ done: Math.floor(progress * STEPS), total: STEPS, item: undefined });
  };
  const path = shownPath(folder, data);
  const source = await readTable(data);
  const asked = indicators.map(indicatorOf);
  const names = [...indicators, ...(target === undefined ? [] : [target])];
  const found: { table?: IndicatorTable } = {};
  await writeOutputs([output], async ([temporary = '']) => {
    const database = await Database.open({ reads: source.files, writes: [temporary], signal });
    try {
      const reader = await openPrices(database, source, inputs, path);
      mustBeFree(names, reader, path);
      const table = await readPrices(
        reader,
        path,
        givenColumns(inputs),
        neededPrices(asked, names),
        (progress) => {
          tell(progress * 0.4);
        },
      );
      if (table.rows * names.length > MOST_VALUES)
        throw new TaskError(
          t('"{0}" is too large: {1} rows with {2} columns', path, table.rows, names.length),
        );
      const { close } = table.prices;
      const series = seriesRows(table.times, table.groups, (row) => Number.isFinite(close[row]));
      if ('row' in series) throw twice(series, table, path);
      const charted = chartedRows(series, table.groups, inputs.security, path);
      const added = addedColumns(table, series, { indicators: asked, convention, target, horizon });
      const drawn = await readChartColumns(reader, table);
      tell(0.6);
      const joined = await withColumns(database, await reader.withWords(), added);
      const from = incomplete === 'drop' ? completeRows(joined, names) : joined;
      tell(0.7);
      const { rows, bytes } = await writeTable(database, from, output, temporary);
      found.table = {
        rows,
        bytes,
        securities: series.length,
        withoutPrice: table.rows - series.reduce((count, { length }) => count + length, 0),
        incomplete: rowsLacking(added, table.rows),
        added: names,
        columns: table.columns,
        chart: priceChart(table, drawn, charted, added, inputs.indicators !== undefined),
      };
    } finally {
      await database.end();
    }
  });
  tell(1);
  if (!found.table) throw new Error('a table that was not written');
  return found.table;
}

/** Of a folder with a file for each security, which have no column of it, the names of the files tell them apart. */
async function openPrices(
  database: Database,
  source: TableSource,
  inputs: IndicatorsInputs,
  path: string,
): Promise<TableReader> {
  const reader = await TableReader.open(database, source, path);
  const headings = reader.columns.map(({ name }) => name);
  const { group } = roleColumns(headings, givenColumns(inputs));
  if (group !== undefined || !source.withFileName) return reader;
  return TableReader.open(database, source.withFileName(freeName(SECURITY, headings)), path);
}

/** @throws TaskError for the name of an added column that the table or another one has. */
function mustBeFree(names: readonly string[], reader: TableReader, path: string): void {
  const own = takenName(names, []);
  if (own !== undefined) throw new TaskError(t('Two columns to add are called "{0}"', own));
  const taken = takenName(
    names,
    reader.columns.map(({ name }) => name),
  );
  if (taken !== undefined) throw new TaskError(t('"{0}" already has a column "{1}"', path, taken));
}

function givenColumns(inputs: IndicatorsInputs): RoleColumns {
  return Object.fromEntries(
    ROLES.flatMap((role) => (inputs[role] === undefined ? [] : [[role, inputs[role]]])),
  );
}

/** Prices, each with what needs it. A row without a closing price is no day, whatever is asked for. */
function neededPrices(
  indicators: readonly Indicator[],
  names: readonly string[],
): ReadonlyMap<PriceName, string> {
  const pairs = indicators.flatMap(({ name, needs }) => needs.map((price) => [price, name] as const));
  return new Map([['close', names[0] ?? ''], ...pairs.toReversed()]);
}

function twice({ row, other }: Twice, { groups, columns }: PriceTable, path: string): TaskError {
  const [first, second] = [row + 1, other + 1];
  if (columns.group !== undefined)
    return new TaskError(
      t(
        'Rows {0} and {1} of "{2}" have the same "{3}" of "{4}"',
        first,
        second,
        path,
        columns.time ?? '',
        groups?.[row] ?? '',
      ),
    );
  return new TaskError(
    t(
      'Rows {0} and {1} of "{2}" have the same "{3}". If the table has several securities, set "{4}" to the column that tells them apart',
      first,
      second,
      path,
      columns.time ?? '',
      'group',
    ),
  );
}

function completeRows(from: string, names: readonly string[]): string {
  const isComplete = names.map((name) => `${quotedName(name)} IS NOT NULL`).join(' AND ');
  return `(SELECT * FROM ${from} WHERE ${isComplete})`;
}

function rowsLacking(added: readonly AddedColumn[], rows: number): number {
  const lacks = new Uint8Array(rows);
  for (const { values } of added)
    for (let row = 0; row < rows; row++) if (Number.isNaN(values[row])) lacks[row] = 1;
  return lacks.reduce((count, lack) => count + lack, 0);
}
