import { t } from '@vscode/l10n';
import type { Direction, PriceLine, PricePane, PriceSeries } from '@vitruve/drawing';
import type { SeriesRows } from '../../learning/source/series-rows.ts';
import type { TableReader } from '../../learning/source/table-reader.ts';
import { table, type Block } from '../../running/report/block.ts';
import { directionOf, drawCandles } from '../../tables/drawn-candles.ts';
import { shownNumber } from '../../tables/shown-number.ts';
import type { AddedColumn } from './added-columns.ts';
import type { RoleColumns } from './columns.ts';
import type { PriceTable } from './price-table.ts';

/** Prices of a security, for a chart. */
export interface PriceChart {
  /** Empty where the table has one alone. */
  readonly security: string;
  readonly series: PriceSeries;
  /** Indicators that are not drawn. */
  readonly omitted: readonly string[];
}

/** Lines over the prices, and areas below them, that can be told apart. */
const MOST_OVERLAYS = 4;
const MOST_PANES = 3;
/** Without a choice of the user, those that charts of prices usually show. */
const USUAL_LINES: readonly string[] = ['SMA_20', 'SMA_50', 'RSI', 'MACD', 'MACD_Signal', 'Volume_Ratio'];

const OVERLAY = /^[SE]MA_/u;
const ONE_PANE = /^MACD/u;
const STRENGTH = /^RSI/u;
const STRENGTH_GUIDES = [30, 70];

/** Rows of which the prices that only a chart needs are read: they are kept in memory. */
const MOST_ROWS = 2 ** 21;

/** The column that `vitruve/predict` adds. */
const PREDICTION = 'prediction';

/** What only a chart needs: none of it where the table has none, or is too large. */
export interface ChartColumns {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly predictions: readonly string[];
}

/** Reads the prices of candles and the predictions. What is no number is no price: nothing else depends on it. */
export async function readChartColumns(
  reader: TableReader,
  { rows, columns }: PriceTable,
): Promise<ChartColumns> {
  const names = (['open', 'high', 'low'] as const).map((role) => columns[role]);
  const none = {
    open: new Float64Array(),
    high: new Float64Array(),
    low: new Float64Array(),
    predictions: [],
  };
  if (rows > MOST_ROWS) return none;
  const isPredicted = reader.columns.some(({ name }) => name === PREDICTION);
  const asked = [
    ...(names.includes(undefined) ? [] : names.flatMap((name) => name ?? [])),
    ...(isPredicted ? [PREDICTION] : []),
  ];
  if (asked.length === 0) return none;
  const read = await reader.read(
    asked.map((name) => ({ name, as: 'text' })),
    () => undefined,
  );
  const texts = read.columns.map((column): readonly string[] =>
    column.type === 'text' ? column.values : [],
  );
  const predictions = isPredicted ? (texts.at(-1) ?? []) : [];
  if (names.includes(undefined)) return { ...none, predictions };
  const [open = [], high = [], low = []] = texts.map((values) =>
    Float64Array.from(values, (value) => (value.trim() === '' ? Number.NaN : Number(value))),
  );
  return {
    open: Float64Array.from(open),
    high: Float64Array.from(high),
    low: Float64Array.from(low),
    predictions,
  };
}

/** The chart of one security of a table; undefined without rows. @param isChosen whether the user named the indicators. */
export function priceChart(
  { times, groups, prices }: PriceTable,
  { open, high, low, predictions }: ChartColumns,
  rows: SeriesRows | undefined,
  added: readonly AddedColumn[],
  isChosen: boolean,
): PriceChart | undefined {
  const first = rows?.[0];
  if (!rows || first === undefined) return undefined;
  const valuesOf = ({ name, values }: AddedColumn): PriceLine => ({
    name,
    values: Array.from(rows, (row) => known(values[row])),
  });
  const lines = added.filter(
    ({ type, name }) => type === 'DOUBLE' && (isChosen || USUAL_LINES.includes(name)),
  );
  const overlays = lines.filter(({ name }) => OVERLAY.test(name)).slice(0, MOST_OVERLAYS);
  const panes = panesOf(lines.filter(({ name }) => !OVERLAY.test(name)));
  const drawn = new Set([...overlays, ...panes.flat()].map(({ name }) => name));
  const isDates = times[first] !== undefined && rows.every((row) => dateOf(times[row]) !== null);
  const directions =
    predictions.length === 0 ? [] : Array.from(rows, (row) => directionOf(predictions[row] ?? ''));
  return {
    security: groups?.[first] ?? '',
    series: {
      times: Array.from(rows, (row) => (isDates ? dateOf(times[row]) : null)),
      candles: Array.from(rows, (row) => ({
        label: labelOf(times[row] ?? Number.NaN, isDates),
        open: known(open[row]),
        high: known(high[row]),
        low: known(low[row]),
        close: prices.close[row] ?? Number.NaN,
      })),
      overlays: overlays.map(valuesOf),
      panes: panes.map((pane) => ({ lines: pane.map(valuesOf), guides: guidesOf(pane) })),
      predictions: directions.some((direction) => direction !== null) ? directions : [],
    },
    omitted: added.filter(({ type, name }) => type === 'DOUBLE' && !drawn.has(name)).map(({ name }) => name),
  };
}

/** The lines of MACD share an area; each other indicator has its own. */
function panesOf(lines: readonly AddedColumn[]): readonly (readonly AddedColumn[])[] {
  const shared = lines.filter(({ name }) => ONE_PANE.test(name));
  const panes: (readonly AddedColumn[])[] = [];
  for (const line of lines) {
    if (!ONE_PANE.test(line.name)) panes.push([line]);
    else if (line === shared[0]) panes.push(shared);
  }
  return panes.slice(0, MOST_PANES);
}

function guidesOf(pane: readonly AddedColumn[]): PricePane['guides'] {
  const [first] = pane;
  if (first && STRENGTH.test(first.name)) return STRENGTH_GUIDES;
  return first && ONE_PANE.test(first.name) ? [0] : [];
}

function known(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** Milliseconds of a time, or of a number such as 20241231; null for another number. */
function dateOf(time: number | undefined): number | null {
  if (time === undefined) return null;
  const [, year = '', month = '', day = ''] = /^((?:19|20)\d\d)([01]\d)([0-3]\d)$/u.exec(String(time)) ?? [];
  if (year !== '') return Date.UTC(Number(year), Number(month) - 1, Number(day));
  // A small number is a number of something else: as milliseconds, it would be a day of 1970.
  return Math.abs(time) < 1e9 || Math.abs(time) > 8e15 ? null : time;
}

function labelOf(time: number, isDate: boolean): string {
  const date = dateOf(time);
  return isDate && date !== null ? new Date(date).toISOString().replace(/T.*$/u, '') : String(time);
}

/** Periods that the table beside the chart shows: the last ones. */
const SHOWN = 10;

const CANDLE = ['open', 'high', 'low', 'close'] as const;

/**
 * The chart in a report, beside a table of its last periods.
 * @param columns that the prices come from.
 * @param isAsked whether the security was asked for.
 */
export function priceChartBlocks(
  { security, series: given, omitted }: PriceChart,
  columns: RoleColumns,
  { securities, isAsked }: { readonly securities: number; readonly isAsked: boolean },
): readonly Block[] {
  const name = security === '' ? t('Prices') : t('Prices of "{0}"', security);
  const { svg, series, title, isJoined } = drawCandles(given, name);
  const { candles, overlays, panes, predictions } = series;
  const lines = [...overlays, ...panes.flatMap((pane) => pane.lines)];
  const from = Math.max(0, candles.length - SHOWN);
  const shown = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : shownNumber(value);
  const prices = CANDLE.filter((role) => candles.some((candle) => candle[role] !== null));
  const isPredicted = predictions.length > 0;
  const rows = candles
    .slice(from)
    .map((candle, index) => [
      candle.label,
      ...prices.map((role) => shown(candle[role])),
      ...lines.map(({ values }) => shown(values[from + index])),
      ...(isPredicted ? [directionText(predictions[from + index])] : []),
    ]);
  const texts = [
    ...(securities > 1 && !isAsked
      ? [t('The first of {0} securities. Set "{1}" to draw another one', securities, 'security')]
      : []),
    ...(omitted.length > 0 ? [t('Not drawn: {0}', omitted.join(', '))] : []),
    ...(isPredicted && isJoined ? [t('Predictions: the majority in each period')] : []),
    ...(from > 0 ? [t('The last {0} of {1} candles:', SHOWN, candles.length)] : []),
  ];
  return [
    { kind: 'heading', text: name },
    { kind: 'chart', text: title, svg },
    ...texts.map((text): Block => ({ kind: 'text', text })),
    table(
      [
        columns.time ?? t('Date'),
        ...prices.map((role) => columns[role] ?? role),
        ...lines.map((line) => line.name),
        ...(isPredicted ? [PREDICTION] : []),
      ],
      rows,
    ),
  ];
}

function directionText(direction: Direction | null | undefined): string {
  if (direction === null || direction === undefined) return '–';
  return direction === 'up' ? t('UP') : t('DOWN');
}
