import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { textWidth } from '../text/width.ts';
import { horizontalAxis, horizontalGrid, verticalGrid, verticalName, type Scale } from './axes.ts';
import { seriesColor } from './chart.ts';
import type { LegendEntry } from './legend.ts';

/** Lines over numbers, such as a ROC curve. */
export interface Plot {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly lines: readonly PlotLine[];
  /** Bars at the foot, such as how many rows a point stands for: in a fifth of the height, each with its number above. */
  readonly counts?: readonly PlotCount[];
  /** Both axes as long, for shares. */
  readonly isSquare: boolean;
}

export interface PlotAxis {
  readonly label: string;
  readonly least: number;
  readonly most: number;
  /** A number as the axis shows it, in the language of the reader. */
  readonly shown: (value: number) => string;
}

export interface PlotLine {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** What the others are compared with: thin, dashed and gray. */
  readonly isReference?: boolean;
  /** Draws a dot at each point. */
  readonly hasDots?: boolean;
}

export interface PlotCount {
  readonly x: number;
  readonly count: number;
  readonly text: string;
}

const SQUARE = 360;
const WIDE = { width: 720, height: 300 } as const;
const TICKS = 5;
/** Room of the name of the axis and of its numbers. */
const FOOT = 42;
const TOP = 8;
const FOOT_SHARE = 0.2;
const BAR = 22;
const REFERENCE = '#6e7781';
const COUNTS = '#d0d4d9';

/** Dashes tell lines apart where colors do not; the first is not dashed. */
const DASHES = ['', '8 4', '2 4', '10 3 2 3', '4 4', '12 6', '6 2 2 2 2 2', '1 3'] as const;

/** A plot, and the entries of its legend: none for a single line. */
export function plotDrawing(plot: Plot): {
  readonly drawing: Drawing;
  readonly legend: readonly LegendEntry[];
} {
  const { x, y, lines, isSquare } = plot;
  const height = (isSquare ? SQUARE : WIDE.height) + TOP;
  const down = scaleLinear([y.least, y.most], [height, TOP]);
  const ticks = down.ticks(TICKS);
  const left = Math.max(...ticks.map((tick) => textWidth(y.shown(tick), SIZE.detail))) + 30;
  const width = isSquare ? left + SQUARE + 14 : WIDE.width;
  const across = scaleLinear([x.least, x.most], [left, width - 14]);
  const styles = lines.map(({ isReference = false }, index) =>
    isReference
      ? { color: REFERENCE, dash: '5 4', width: 1.5 }
      : { color: seriesColor(index), dash: DASHES[index % DASHES.length] ?? '', width: 2 },
  );
  const area = { left, right: width - 14, top: TOP, bottom: height };
  const body = [
    horizontalGrid(ticks, down, area, y.shown),
    verticalGrid(across.ticks(TICKS), across, area, x.shown),
    horizontalAxis(x.label, area),
    verticalName(y.label, area),
    ...(plot.counts ? countBars(plot.counts, { left, height, across }) : []),
    ...lines.map((line, index) => lineOf(line, styles[index], across, down)),
  ];
  return {
    drawing: { width, height: height + FOOT, body: body.join('') },
    legend:
      lines.length > 1 ? lines.map(({ name }, index) => ({ label: name, ...styleOf(styles[index]) })) : [],
  };
}

interface LineStyle {
  readonly color: string;
  readonly dash: string;
  readonly width: number;
}

function styleOf(style: LineStyle | undefined): { readonly color: string; readonly dash: string } {
  return { color: style?.color ?? REFERENCE, dash: style?.dash ?? '' };
}

function countBars(
  counts: readonly PlotCount[],
  { left, height, across }: { readonly left: number; readonly height: number; readonly across: Scale },
): readonly string[] {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return counts.map(({ x, count, text }) => {
    const tall = Math.max(1, (count / most) * (height - TOP) * FOOT_SHARE);
    const middle = Math.max(across(x), left + BAR / 2 + 1);
    const bar = { x: middle - BAR / 2, y: height - tall, width: BAR, height: tall };
    return (
      element('rect', { ...bar, fill: COUNTS }) +
      element('text', { class: 'small middle', x: middle, y: height - tall - 3 }, escaped(text))
    );
  });
}

function lineOf(
  { points, hasDots = false }: PlotLine,
  style: LineStyle | undefined,
  across: Scale,
  down: Scale,
): string {
  const { color, dash } = styleOf(style);
  const places = points.map(([x, y]) => [across(x), down(y)] as const);
  const path = places
    .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
  const line = element('path', {
    ...{
      d: path,
      fill: 'none',
      stroke: color,
      'stroke-width': style?.width ?? 2,
      'stroke-linejoin': 'round',
    },
    ...(dash === '' ? {} : { 'stroke-dasharray': dash }),
  });
  const dots = hasDots
    ? places.map(([x, y]) => element('circle', { cx: x, cy: y, r: 3.5, fill: color }))
    : [];
  return line + dots.join('');
}
