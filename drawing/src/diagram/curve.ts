import { px } from '../markup/xml.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Cubic curves, each of which goes on where the last ended: three points a curve. */
export interface Curve {
  readonly start: Point;
  readonly rest: readonly Point[];
}

/** As SVG path data. */
export function pathOf({ start, rest }: Curve): string {
  const place = ({ x, y }: Point): string => `${px(x)} ${px(y)}`;
  return `M${place(start)}C${rest.map(place).join(' ')}`;
}

/** Points along all curves, `steps` to each, with both ends. */
export function pointsOf({ start, rest }: Curve, steps: number): readonly Point[] {
  const points = [start];
  for (let first = 0; first + 2 < rest.length; first += 3) {
    const from = first === 0 ? start : (rest[first - 1] ?? start);
    const [a = from, b = from, to = from] = rest.slice(first, first + 3);
    for (let step = 1; step <= steps; step++) points.push(pointAt([from, a, b, to], step / steps));
  }
  return points;
}

/** A point of a cubic Bézier curve. @param share from 0, its start, to 1, its end. */
function pointAt([from, a, b, to]: readonly [Point, Point, Point, Point], share: number): Point {
  const rest = 1 - share;
  const [one, two] = [3 * rest * rest * share, 3 * rest * share * share];
  const [first, last] = [rest ** 3, share ** 3];
  return {
    x: first * from.x + one * a.x + two * b.x + last * to.x,
    y: first * from.y + one * a.y + two * b.y + last * to.y,
  };
}

/** The point in the middle of the middle curve. */
export function middleOf({ start, rest }: Curve): Point {
  const curves = Math.floor(rest.length / 3);
  const first = Math.floor(curves / 2) * 3;
  const from = first === 0 ? start : (rest[first - 1] ?? start);
  // Between two curves is the middle of an even number of them.
  if (curves % 2 === 0 && first > 0) return from;
  const [a = from, b = from, to = from] = rest.slice(first, first + 3);
  return pointAt([from, a, b, to], 0.5);
}
