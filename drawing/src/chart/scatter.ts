import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { textWidth } from '../text/width.ts';
import { horizontalAxis, horizontalGrid, verticalGrid, verticalName, type PlotArea } from './axes.ts';
import { dotsOf } from './dots.ts';
import { seriesColor } from './chart.ts';
import type { PlotAxis } from './plot.ts';

/** Points by two numbers, the second of which may also be known where the first is not. */
export interface ScatterChart {
  readonly x: PlotAxis;
  readonly y: Omit<PlotAxis, 'least' | 'most'>;
  /** Null for points without a first number: they are apart, on the right. A number beyond the axis is drawn at its end. */
  readonly points: readonly (readonly [x: number | null, y: number])[];
  /** What points without a first number are called. */
  readonly missing: string;
}

const WIDTH = 420;
const HEIGHT = 220;
const TICKS = 5;
const RADIUS = 2.4;
const MISSING = 64;

/** A scatter plot with a line at 0. */
export function scatterDrawing({ x, y, points, missing }: ScatterChart): Drawing {
  let [least, most] = [0, 0];
  for (const [, value] of points) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const hasMissing = points.some(([value]) => value === null);
  const bottom = HEIGHT + 8;
  const down = scaleLinear(least === most ? [-1, 1] : [least, most], [bottom - 6, 14]);
  const ticks = down.ticks(TICKS);
  const left = Math.max(...ticks.map((tick) => textWidth(y.shown(tick), SIZE.detail))) + 30;
  const area: PlotArea = { left, right: WIDTH - 20 - (hasMissing ? MISSING : 0), top: 8, bottom };
  const across = scaleLinear(x.least === x.most ? [x.least - 1, x.most + 1] : [x.least, x.most], [
    area.left + 6,
    area.right - 6,
  ]).clamp(true);
  const apart = area.right + MISSING / 2 + 6;
  const dots = points.map(([value, height]) => ({
    x: value === null ? apart : across(value),
    y: down(height),
    color: seriesColor(0),
  }));
  const zero = down(0);
  const body = [
    horizontalGrid(ticks, down, area, y.shown),
    verticalGrid(across.ticks(TICKS), across, area, x.shown),
    element('line', { class: 'axis', x1: area.left, x2: WIDTH - 20, y1: zero, y2: zero }),
    horizontalAxis(x.label, area),
    verticalName(y.label, area),
    hasMissing ? element('text', { class: 'detail middle', x: apart, y: bottom + 16 }, escaped(missing)) : '',
    dotsOf(dots, RADIUS),
  ];
  return { width: WIDTH, height: bottom + 40, body: body.join('') };
}
