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

/** The point in the middle of the middle curve. */
export function middleOf({ start, rest }: Curve): Point {
  const curves = Math.floor(rest.length / 3);
  const first = Math.floor(curves / 2) * 3;
  const from = first === 0 ? start : (rest[first - 1] ?? start);
  // Between two curves is the middle of an even number of them.
  if (curves % 2 === 0 && first > 0) return from;
  const [a = from, b = from, to = from] = rest.slice(first, first + 3);
  return { x: (from.x + 3 * a.x + 3 * b.x + to.x) / 8, y: (from.y + 3 * a.y + 3 * b.y + to.y) / 8 };
}
