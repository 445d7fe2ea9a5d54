import { scaleLinear, scalePoint, type ScaleLinear } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';
import type { Candle, Direction, PriceLine, PricePane, PriceSeries } from './candle-periods.ts';
import { seriesColor } from './chart.ts';
import type { LegendEntry } from './legend.ts';

/** Prices as candles, with indicators over and below them, and predictions. */
export interface CandleChart {
  readonly series: PriceSeries;
  readonly labels: {
    /** What the line is where there are no candles. */
    readonly close: string;
    readonly rises: string;
    readonly falls: string;
    readonly predictedUp: string;
    readonly predictedDown: string;
  };
  readonly shown: (value: number) => string;
}

const WIDTH = 880;
const RIGHT = 10;
const TOP = 8;
const PRICES = 300;
const PANE = 84;
const BETWEEN = 22;
const STRIP = 42;
const NAMES = 22;
const MOST_NAMES = 8;
const MOST_DIRECTION = 90;
const TICKS = 5;
const PANE_TICKS = 3;

/** Besides their colors, a candle that rises is hollow and one that falls is filled. */
const UP = '#00785a';
const DOWN = '#c24100';
/** Colors of lines that are neither those of candles. */
const FIRST_COLOR = 3;
/** The closing prices, where there are no candles. */
const CLOSE = { color: '#1f2328', dash: '' } as const;
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 4'] as const;

type Scale = ScaleLinear<number, number>;

interface Frame {
  readonly left: number;
  readonly at: (index: number) => number;
  readonly step: number;
}

/** A chart of candles, from the oldest on the left, and its legend. */
export function candleDrawing({ series, labels, shown }: CandleChart): {
  readonly drawing: Drawing;
  readonly legend: readonly LegendEntry[];
} {
  const { candles, overlays, panes, predictions } = series;
  const prices = scaleOf(
    candles.flatMap(({ high, low, close }) => [high ?? close, low ?? close]),
    [TOP + PRICES, TOP],
    overlays,
  );
  const scales = panes.map(({ lines, guides }, index) => {
    const top = TOP + PRICES + BETWEEN + index * (PANE + BETWEEN);
    return scaleOf(guides, [top + PANE, top], lines);
  });
  const widest = [prices, ...scales].flatMap((scale) =>
    scale.ticks(TICKS).map((tick) => textWidth(shown(tick), SIZE.detail)),
  );
  const isPredicted = predictions.length > 0;
  const directions = isPredicted ? [labels.predictedUp, labels.predictedDown] : [];
  const left =
    Math.max(...widest, ...directions.map((text) => Math.min(MOST_DIRECTION, textWidth(text, SIZE.small)))) +
    10;
  const places = scalePoint(
    candles.map((_, index) => index),
    [left + 4, WIDTH - RIGHT],
  ).padding(0.5);
  const frame = { left, at: (index: number) => places(index) ?? left, step: places.step() };
  const isCandles = candles.every(({ open, high, low }) => open !== null && high !== null && low !== null);
  const foot = TOP + PRICES + panes.length * (PANE + BETWEEN);
  const height = foot + (isPredicted ? STRIP : 0);
  const body = [
    grid(prices, TICKS, left, shown),
    isCandles
      ? candles.map((candle, index) => candleOf(candle, frame.at(index), prices, frame.step)).join('')
      : line(
          candles.map(({ close }) => close),
          prices,
          frame,
          CLOSE,
        ),
    ...overlays.map(({ values }, index) => line(values, prices, frame, styleOf(index))),
    ...panes.map((pane, index) => {
      const scale = scales[index];
      return scale ? paneOf(pane, scale, frame, shown) : '';
    }),
    isPredicted ? strip(predictions, frame, foot, labels) : '',
    names(candles, frame, height),
  ];
  const lines = overlays.map((overlay, index) => ({ label: overlay.name, ...styleOf(index) }));
  const candleKeys = [
    { color: '#ffffff', outline: UP, label: labels.rises },
    { color: DOWN, label: labels.falls },
  ];
  return {
    drawing: { width: WIDTH, height: height + NAMES, body: body.join('') },
    legend: [...(isCandles ? candleKeys : [{ label: labels.close, ...CLOSE }]), ...lines],
  };
}

function scaleOf(
  values: readonly number[],
  range: readonly [number, number],
  lines: readonly PriceLine[],
): Scale {
  let [least, most] = [Infinity, -Infinity];
  for (const value of [...values, ...lines.flatMap((each) => each.values)]) {
    if (value === null) continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least > most) [least, most] = [0, 1];
  if (least === most) [least, most] = [least - 1, most + 1];
  return scaleLinear([least, most], range).nice(TICKS);
}

function grid(scale: Scale, count: number, left: number, shown: (value: number) => string): string {
  return scale
    .ticks(count)
    .map((tick) => {
      const y = scale(tick);
      return (
        element('line', { class: 'grid', x1: left, x2: WIDTH - RIGHT, y1: y, y2: y }) +
        element('text', { class: 'detail end', x: left - 6, y: y + 4 }, escaped(shown(tick)))
      );
    })
    .join('');
}

function candleOf({ label, open, high, low, close }: Candle, x: number, scale: Scale, step: number): string {
  const isRise = close >= (open ?? close);
  const color = isRise ? UP : DOWN;
  const top = scale(Math.max(open ?? close, close));
  const bottom = scale(Math.min(open ?? close, close));
  const wide = Math.max(1.4, Math.min(9, step * 0.7));
  const [highest, lowest] = [scale(high ?? close), scale(low ?? close)];
  const wick = { x1: x, x2: x, stroke: color, 'stroke-width': 1 };
  return element(
    'g',
    {},
    `<title>${escaped(label)}</title>` +
      element('line', { ...wick, y1: highest, y2: top }) +
      element('line', { ...wick, y1: bottom, y2: lowest }) +
      element('rect', {
        ...{ x: x - wide / 2, y: top, width: wide, height: Math.max(0.8, bottom - top) },
        ...{ fill: isRise ? '#ffffff' : color, stroke: color, 'stroke-width': 1 },
      }),
  );
}

interface LineStyle {
  readonly color: string;
  readonly dash: string;
}

function styleOf(index: number): LineStyle {
  return { color: seriesColor(FIRST_COLOR + index), dash: DASHES[index % DASHES.length] ?? '' };
}

function line(
  values: readonly (number | null)[],
  scale: Scale,
  { at }: Frame,
  { color, dash }: LineStyle,
): string {
  let isOpen = false;
  let path = '';
  for (const [place, value] of values.entries()) {
    if (value !== null) path += `${isOpen ? 'L' : 'M'}${at(place).toFixed(1)} ${scale(value).toFixed(1)}`;
    isOpen = value !== null;
  }
  if (path === '') return '';
  const dashed = dash === '' ? {} : { 'stroke-dasharray': dash };
  return element('path', { d: path, fill: 'none', stroke: color, 'stroke-width': 1.8, ...dashed });
}

function paneOf(
  { lines, guides }: PricePane,
  scale: Scale,
  frame: Frame,
  shown: (value: number) => string,
): string {
  const guided = guides.map((guide) => {
    const y = scale(guide);
    const place = { x1: frame.left, x2: WIDTH - RIGHT, y1: y, y2: y };
    return element('line', { ...place, stroke: '#6e7781', 'stroke-dasharray': '5 4' });
  });
  const [top = 0] = scale.range().toSorted((a, b) => a - b);
  let x = frame.left + 6;
  const titles = lines.map(({ name }, index) => {
    const { color, dash } = styleOf(index);
    const sample = { x1: x, x2: x + 18, y1: top + 6, y2: top + 6, stroke: color, 'stroke-width': 1.8 };
    const drawn =
      element('line', { ...sample, ...(dash === '' ? {} : { 'stroke-dasharray': dash }) }) +
      element('text', { class: 'detail strong', x: x + 22, y: top + 10 }, escaped(name));
    x += 34 + textWidth(name, SIZE.detail, true);
    return drawn;
  });
  return [
    grid(scale, PANE_TICKS, frame.left, shown),
    ...guided,
    ...lines.map(({ values }, index) => line(values, scale, frame, styleOf(index))),
    ...titles,
  ].join('');
}

/** Predictions below the prices: up in one row, down in the other, so that each is seen by its place. */
function strip(
  predictions: readonly (Direction | null)[],
  { left, at, step }: Frame,
  foot: number,
  { predictedUp, predictedDown }: CandleChart['labels'],
): string {
  const half = Math.max(1.4, Math.min(5, step * 0.45));
  const rows = { up: foot + 20, down: foot + 34 };
  const marks = predictions.map((prediction, index) => {
    if (prediction === null) return '';
    const [x, y] = [at(index), rows[prediction]];
    const [base, tip] = prediction === 'up' ? [y, y - 7] : [y - 7, y];
    const d = `M${(x - half).toFixed(1)} ${base}L${(x + half).toFixed(1)} ${base}L${x.toFixed(1)} ${tip}Z`;
    return element('path', { d, fill: prediction === 'up' ? UP : DOWN });
  });
  const title = (text: string, y: number): string =>
    element(
      'text',
      { class: 'small end', x: left - 6, y },
      escaped(fitted(text, MOST_DIRECTION, SIZE.small)),
    );
  return [title(predictedUp, rows.up), title(predictedDown, rows.down), ...marks].join('');
}

function names(candles: readonly Candle[], { at, left }: Frame, height: number): string {
  const every = Math.ceil(candles.length / MOST_NAMES);
  return candles
    .map(({ label }, index) =>
      index % every === 0
        ? element(
            'text',
            { class: 'detail middle', x: Math.max(at(index), left + 24), y: height + 16 },
            escaped(label),
          )
        : '',
    )
    .join('');
}
