import type { Database } from '../../tables/database.ts';
import { freeName } from '../../tables/joined-columns.ts';
import type { ColumnValues } from '../../tables/process/protocol.ts';
import { quotedName } from '../../tables/quoting.ts';
import type { ForecastSeries } from '../../learning/series/forecast-series.ts';
import type { ForecastInputs } from './inputs.ts';
import type { RegularSeries, SeriesSet } from './regular-series.ts';
import type { SeriesTable } from './series-table.ts';

/** A series with its forecast. */
export interface NamedForecast {
  readonly series: RegularSeries;
  readonly forecast: ForecastSeries;
}

/** What the columns of the table are called by. */
export interface TableNames {
  readonly table: SeriesTable;
  readonly set: SeriesSet;
  readonly inputs: Pick<ForecastInputs, 'group'>;
  /** Percentages of the intervals. */
  readonly levels: readonly number[];
}

interface ForecastColumn {
  readonly name: string;
  readonly values: ColumnValues;
  /** From what is kept, as SQL writes it. */
  readonly as: (column: string) => string;
}

/**
 * Puts forecasts into a table: a row for each step, with the group and the time as the original table calls them.
 * @returns the table as SQL names it behind `FROM`.
 */
export async function forecastTable(
  database: Database,
  forecasts: readonly NamedForecast[],
  { table, set, inputs, levels }: TableNames,
): Promise<string> {
  const { timeAt } = set.calendar;
  const numbers = (of: (one: NamedForecast) => Float64Array): Float64Array =>
    Float64Array.from(forecasts.flatMap((one) => [...of(one)]));
  const texts = (of: (one: NamedForecast) => string): readonly string[] =>
    forecasts.flatMap((one) => Array.from(one.forecast.forecast.values, () => of(one)));
  const steps = numbers(({ forecast }) => forecast.forecast.values.map((_, step) => step + 1));
  const times = numbers(({ series, forecast }) =>
    forecast.forecast.values.map((_, step) => timeAt(series.last + step + 1)),
  );
  const whole = (column: string): string => `CAST(${column} AS BIGINT)`;
  const own: readonly ForecastColumn[] = [
    ...(inputs.group === undefined
      ? []
      : [{ name: inputs.group, values: texts(({ series }) => series.group ?? ''), as: asItIs }]),
    { name: table.time.name, values: times, as: timeExpression(table) },
  ];
  const added: readonly ForecastColumn[] = [
    { name: 'step', values: steps, as: whole },
    { name: 'value', values: numbers(({ forecast }) => forecast.forecast.values), as: finite },
    ...levels.flatMap((level, at): readonly ForecastColumn[] => [
      {
        name: `lower_${level}`,
        values: numbers(({ forecast }) => forecast.forecast.intervals[at]?.lower ?? new Float64Array()),
        as: finite,
      },
      {
        name: `upper_${level}`,
        values: numbers(({ forecast }) => forecast.forecast.intervals[at]?.upper ?? new Float64Array()),
        as: finite,
      },
    ]),
    { name: 'model', values: texts(({ forecast }) => forecast.model), as: asItIs },
  ];
  const taken = own.map(({ name }) => name);
  const columns = [...own, ...added.map((column) => ({ ...column, name: freeName(column.name, taken) }))];
  const list = columns.map(
    ({ values }, at) => `c${at} ${values instanceof Float64Array ? 'DOUBLE' : 'VARCHAR'}`,
  );
  await database.run(`CREATE TABLE forecasts (${list.join(', ')})`);
  await database.appendColumns(
    'forecasts',
    columns.map(({ values }) => values),
  );
  const shown = columns.map(({ name, as }, at) => `${as(`c${at}`)} AS ${quotedName(name)}`);
  return `(SELECT ${shown.join(', ')} FROM forecasts)`;
}

function asItIs(column: string): string {
  return column;
}

/** A number that a course has outgrown is none. */
function finite(column: string): string {
  return `CASE WHEN isfinite(${column}) THEN ${column} END`;
}

function timeExpression({ time, times }: SeriesTable): ForecastColumn['as'] {
  if (time.use === 'number') {
    const isWhole = times.every((value) => Number.isSafeInteger(value));
    return (column) => (isWhole ? `CAST(${column} AS BIGINT)` : column);
  }
  const type = time.type === 'DATE' ? 'DATE' : 'TIMESTAMP';
  return (column) => `CAST(make_timestamp(CAST(${column} * 1000 AS BIGINT)) AS ${type})`;
}
