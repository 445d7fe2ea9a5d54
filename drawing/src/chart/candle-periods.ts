/** Prices of a security day by day, in order of time, with what is shown with them; null where there is none. */
export interface PriceSeries {
  /** Milliseconds since 1970; none where rows have no dates. */
  readonly times: readonly (number | null)[];
  readonly candles: readonly Candle[];
  /** Lines over the prices. */
  readonly overlays: readonly PriceLine[];
  /** Lines in areas of their own below the prices. */
  readonly panes: readonly PricePane[];
  /** What is predicted at each; empty without predictions. */
  readonly predictions: readonly (Direction | null)[];
}

export type Direction = 'up' | 'down';

export interface Candle {
  /** The day, or the first day of a period. */
  readonly label: string;
  readonly open: number | null;
  readonly high: number | null;
  readonly low: number | null;
  readonly close: number;
}

export interface PriceLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface PricePane {
  readonly lines: readonly PriceLine[];
  /** Values that are drawn as lines to compare with, such as 30 and 70. */
  readonly guides: readonly number[];
}

/** What a candle stands for: a calendar period, or that many rows where there are no dates. */
export type CandlePeriod = 'day' | 'week' | 'month' | 'quarter' | 'year' | number;

/** Candles that can be told apart on a page. */
const MOST_CANDLES = 260;

const DAY = 86_400_000;

/** The start of each calendar period as a number that is equal for days of one period. */
const STARTS: Readonly<Record<'week' | 'month' | 'quarter' | 'year', (time: number) => number>> = {
  // 1970 began on a Thursday; weeks begin on Mondays.
  week: (time) => Math.floor((Math.floor(time / DAY) + 3) / 7),
  month: (time) => monthOf(time),
  quarter: (time) => Math.floor(monthOf(time) / 3),
  year: (time) => Math.floor(monthOf(time) / 12),
};

function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/**
 * The same prices in periods that are long enough for a page: first open, highest, lowest and last close of each, the last value of
 * lines, and what most of its predictions say (none where they are even).
 */
export function inPeriods(
  series: PriceSeries,
  most = MOST_CANDLES,
): { readonly series: PriceSeries; readonly period: CandlePeriod } {
  const rows = series.candles.length;
  if (rows <= most) return { series, period: 'day' };
  const { times } = series;
  const dates = times.flatMap((time) => (time === null ? [] : [time]));
  if (dates.length === rows)
    for (const period of ['week', 'month', 'quarter', 'year'] as const) {
      const ends = endsOf(dates.map(STARTS[period]));
      if (ends.length <= most) return { series: joinedBy(series, ends), period };
    }
  const count = Math.ceil(rows / most);
  const ends = endsOf(series.candles.map((_, row) => Math.floor(row / count)));
  return { series: joinedBy(series, ends), period: count };
}

/** The last row of each run of equal numbers. */
function endsOf(keys: readonly number[]): readonly number[] {
  return keys.flatMap((key, row) => (key === keys[row + 1] ? [] : [row]));
}

function joinedBy(series: PriceSeries, ends: readonly number[]): PriceSeries {
  const starts = ends.map((_, index) => (ends[index - 1] ?? -1) + 1);
  const ranges = ends.map((end, index) => [starts[index] ?? 0, end + 1] as const);
  const lastOf = ({ name, values }: PriceLine): PriceLine => ({
    name,
    values: ranges.map(([from, to]) => values.slice(from, to).findLast((value) => value !== null) ?? null),
  });
  return {
    times: starts.map((row) => series.times[row] ?? null),
    candles: ranges.flatMap(([from, to]) => joinedCandle(series.candles.slice(from, to))),
    overlays: series.overlays.map(lastOf),
    panes: series.panes.map(({ lines, guides }) => ({ lines: lines.map(lastOf), guides })),
    predictions:
      series.predictions.length === 0
        ? []
        : ranges.map(([from, to]) => majority(series.predictions.slice(from, to))),
  };
}

function joinedCandle(days: readonly Candle[]): readonly Candle[] {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return [];
  const known = (price: 'high' | 'low'): readonly number[] => days.flatMap((day) => day[price] ?? []);
  const [highs, lows] = [known('high'), known('low')];
  return [
    {
      label: first.label,
      open: first.open,
      high: highs.length === 0 ? null : Math.max(...highs),
      low: lows.length === 0 ? null : Math.min(...lows),
      close: last.close,
    },
  ];
}

function majority(predictions: readonly (Direction | null)[]): Direction | null {
  let rises = 0;
  for (const prediction of predictions) rises += prediction === 'up' ? 1 : prediction === 'down' ? -1 : 0;
  if (rises === 0) return null;
  return rises > 0 ? 'up' : 'down';
}
