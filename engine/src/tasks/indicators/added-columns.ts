import type { PriceTable } from './price-table.ts';
import type { SeriesRows } from '../../learning/source/series-rows.ts';
import type { Convention } from './series/convention.ts';
import type { Indicator } from './series/indicators.ts';
import type { Prices } from './series/prices.ts';

/** A column of values, one for each row of the table; NaN where there is none. */
export interface AddedColumn {
  readonly name: string;
  readonly values: Float64Array;
  /** As SQL calls it. */
  readonly type: 'DOUBLE' | 'BIGINT';
}

/** What to add to prices. */
export interface Addition {
  readonly indicators: readonly Indicator[];
  readonly convention: Convention;
  /** The name of the column that says whether the price rises. */
  readonly target: string | undefined;
  /** Days from a row to the price that its target compares with. */
  readonly horizon: number;
}

/** The indicators of every row, and the target; of each security, from its own prices. */
export function addedColumns(
  { rows, prices }: PriceTable,
  series: readonly SeriesRows[],
  { indicators, convention, target, horizon }: Addition,
): readonly AddedColumn[] {
  const column = (name: string, type: AddedColumn['type']): AddedColumn => ({
    name,
    type,
    values: new Float64Array(rows).fill(Number.NaN),
  });
  const added = indicators.map(({ name }) => column(name, 'DOUBLE'));
  const rises = target === undefined ? undefined : column(target, 'BIGINT');
  for (const order of series) {
    const days = inOrder(prices, order);
    for (const [index, indicator] of indicators.entries())
      put(added[index], order, indicator.values(days, convention));
    put(rises, order, riseAfter(days.close, horizon));
  }
  return rises ? [...added, rises] : added;
}

function inOrder({ open, high, low, close, volume }: Prices, order: SeriesRows): Prices {
  const days = (price: Float64Array): Float64Array => Float64Array.from(order, (row) => finite(price[row]));
  return { open: days(open), high: days(high), low: days(low), close: days(close), volume: days(volume) };
}

/** 1 where the price is higher `horizon` days later, 0 where it is not; NaN where that day is not known yet. */
function riseAfter(close: Float64Array, horizon: number): Float64Array {
  return close.map((value, day) => {
    const later = close[day + horizon];
    return later === undefined ? Number.NaN : Number(later > value);
  });
}

function put(column: AddedColumn | undefined, order: SeriesRows, values: Float64Array): void {
  if (!column) return;
  for (let day = 0; day < order.length; day++) column.values[order[day] ?? 0] = finite(values[day]);
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : Number.NaN;
}
