import { t } from '@vscode/l10n';
import type { PriceLine, PriceSeries } from '@vitruve/drawing';
import { TaskError } from '@vitruve/workspace';
import { directionOf, drawCandles } from '../../tables/drawn-candles.ts';
import type { Cell } from '../../tables/process/protocol.ts';
import { BlockOptions } from './block-options.ts';
import { numberIn, shownCategory, type PictureRequest, type TitledSvg } from './picture-request.ts';
import type { QueryResults } from './query-results.ts';

/** Lines over the prices, and below them, that can be told apart. */
const MOST_LINES = 4;

const KEYS = ['title', 'time', 'open', 'high', 'low', 'close', 'lines', 'below', 'prediction'];

/** Prices of a query as candles, with lines over and below them, and predictions. @throws TaskError */
export function candlesOf({ query, options: text, place }: PictureRequest, results: QueryResults): TitledSvg {
  const options = new BlockOptions(text, KEYS, place);
  const [first] = results.rows(query, place).columns;
  const cells = (name: string): readonly Cell[] => results.column(query, name, place);
  const times = cells(options.text('time') ?? first?.name ?? '');
  const numbers = (name: string): readonly (number | null)[] =>
    cells(name).map((value) => numberIn(value, name, place));
  const price = (key: 'open' | 'high' | 'low' | 'close') => numbers(options.text(key) ?? key);
  const [open, high, low, close] = [price('open'), price('high'), price('low'), price('close')];
  const lines = linesOf(options.texts('lines'), numbers, place);
  const below = linesOf(options.texts('below'), numbers, place);
  const prediction = options.text('prediction');
  const predicted = prediction === undefined ? undefined : cells(prediction);
  const kept = inOrder(times, close);
  const pick = <Value>(values: readonly (Value | null)[]): readonly (Value | null)[] =>
    kept.map(({ row }) => values[row] ?? null);
  const line = ({ name, values }: PriceLine): PriceLine => ({ name, values: pick(values) });
  const series: PriceSeries = {
    times: kept.map(({ time }) => time),
    candles: kept.map(({ row, price: last }) => ({
      label: shownCategory(times[row] ?? null),
      open: open[row] ?? null,
      high: high[row] ?? null,
      low: low[row] ?? null,
      close: last,
    })),
    overlays: lines.map(line),
    panes: below.map((each) => ({ lines: [line(each)], guides: [] })),
    predictions: predicted
      ? kept.map(({ row }) =>
          directionOf(String(predicted[row] ?? ''), () => {
            throw new TaskError(
              t(
                '{0}: "{1}" in the column "{2}" says neither UP nor DOWN',
                place,
                String(predicted[row]),
                prediction ?? '',
              ),
            );
          }),
        )
      : [],
  };
  const { svg, title } = drawCandles(series, options.text('title') ?? query);
  return { svg, title };
}

function linesOf(
  names: readonly string[] = [],
  numbers: (name: string) => readonly (number | null)[],
  place: string,
): readonly PriceLine[] {
  if (names.length > MOST_LINES)
    throw new TaskError(
      t('{0}: a chart of prices shows at most {1} lines, not {2}', place, MOST_LINES, names.length),
    );
  return names.map((name) => ({ name, values: numbers(name) }));
}

interface KeptRow {
  readonly row: number;
  readonly time: number | null;
  readonly price: number;
}

/** Rows with a closing price, by their dates where all have one; otherwise in the order of the query. */
function inOrder(times: readonly Cell[], close: readonly (number | null)[]): readonly KeptRow[] {
  const kept = close.flatMap((price, row): readonly KeptRow[] =>
    price === null ? [] : [{ row, price, time: dateOf(times[row] ?? null) }],
  );
  if (kept.some(({ time }) => time === null)) return kept.map((each) => ({ ...each, time: null }));
  return kept.toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0));
}

/** Milliseconds of `2024-12-31`, with or without a time of day. */
function dateOf(cell: Cell): number | null {
  const text = String(cell ?? '');
  if (!/^\d{4}-\d\d-\d\d/u.test(text)) return null;
  const time = Date.parse(text.slice(0, 10));
  return Number.isFinite(time) ? time : null;
}
