import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';
import { horizontalAxis, verticalGrid, type PlotArea, type Scale } from './axes.ts';
import { dotsOf } from './dots.ts';

/** Points on a line for each name: those that would hide each other are beside each other. */
export interface SwarmChart {
  readonly lanes: readonly SwarmLane[];
  readonly label: string;
  readonly shown: (value: number) => string;
  /** CSS pixels of the whole. */
  readonly width: number;
}

export interface SwarmLane {
  readonly name: string;
  readonly points: readonly SwarmPoint[];
}

export interface SwarmPoint {
  readonly value: number;
  readonly color: string;
}

const LANE = 34;
const WIDEST_NAME = 200;
const TICKS = 6;
/** Points whose middles are in the same stretch of this length are put beside each other, at this distance. */
const STRETCH = 4;
const APART = 3;
const RADIUS = 2.4;

/** A swarm of points, with a line at 0. */
export function swarmDrawing({ lanes, label, shown, width }: SwarmChart): Drawing {
  const names = lanes.map(({ name }) => fitted(name, Math.min(WIDEST_NAME, width / 3), SIZE.detail));
  const left = Math.max(0, ...names.map((name) => textWidth(name, SIZE.detail))) + 14;
  const area: PlotArea = { left, right: width - 24, top: 0, bottom: lanes.length * LANE };
  const across = scaleLinear(rangeOf(lanes), [area.left + 6, area.right - 6]);
  const zero = across(0);
  const parts = lanes.map(({ points }, index) => {
    const middle = index * LANE + LANE / 2;
    return (
      element('line', { class: 'grid', x1: area.left, x2: area.right, y1: middle, y2: middle }) +
      element('text', { class: 'detail end', x: left - 8, y: middle + 4 }, escaped(names[index] ?? '')) +
      dotsOf(placed(points, across, middle), RADIUS)
    );
  });
  const body = [
    verticalGrid(across.ticks(TICKS), across, area, shown),
    element('line', { class: 'axis', x1: zero, x2: zero, y1: area.top, y2: area.bottom }),
    ...parts,
    horizontalAxis(label, area),
  ];
  return { width, height: area.bottom + 40, body: body.join('') };
}

function rangeOf(lanes: readonly SwarmLane[]): readonly [number, number] {
  let [least, most] = [0, 0];
  for (const { points } of lanes)
    for (const { value } of points) [least, most] = [Math.min(least, value), Math.max(most, value)];
  return least === most ? [-1, 1] : [least, most];
}

/** The first point of a stretch is on the line, the next ones above and below it in turn, closer to each other where there are many. */
function placed(
  points: readonly SwarmPoint[],
  across: Scale,
  middle: number,
): readonly { readonly x: number; readonly y: number; readonly color: string }[] {
  const stretchOf = ({ value }: SwarmPoint): number => Math.floor(across(value) / STRETCH);
  const sizes = new Map<number, number>();
  for (const point of points) sizes.set(stretchOf(point), (sizes.get(stretchOf(point)) ?? 0) + 1);
  const fullest = Math.max(1, ...sizes.values());
  const apart = Math.min(APART, (LANE - 2 * RADIUS) / fullest);
  const before = new Map<number, number>();
  return points.map((point) => {
    const stretch = stretchOf(point);
    const place = before.get(stretch) ?? 0;
    before.set(stretch, place + 1);
    const away = Math.ceil(place / 2) * (place % 2 === 0 ? 1 : -1);
    return { x: across(point.value), y: middle + away * apart, color: point.color };
  });
}
