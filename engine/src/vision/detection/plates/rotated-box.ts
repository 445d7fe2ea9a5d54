import type { Box } from '../box.ts';

/** A rectangle that may lie at an angle. */
export interface RotatedBox {
  /** The centre, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Along its direction, and across it, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The direction of the width, in radians; 0 is to the right, and it turns clockwise as y grows downwards. */
  readonly angle: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The rectangle of the least area around points: one of its sides lies along a side of their convex hull. */
export function smallestBox(points: readonly Point[]): RotatedBox {
  const hull = convexHull(points);
  let best: RotatedBox | undefined;
  for (const [index, from] of hull.entries()) {
    const to = hull[(index + 1) % hull.length] ?? from;
    const box = alongside(hull, Math.atan2(to.y - from.y, to.x - from.x));
    if (!best || box.width * box.height < best.width * best.height) best = box;
  }
  return best ?? alongside(points, 0);
}

function alongside(points: readonly Point[], angle: number): RotatedBox {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    left = Math.min(left, along);
    right = Math.max(right, along);
    top = Math.min(top, across);
    bottom = Math.max(bottom, across);
  }
  const along = (left + right) / 2;
  const across = (top + bottom) / 2;
  return levelled({
    x: along * cos - across * sin,
    y: along * sin + across * cos,
    width: right - left,
    height: bottom - top,
    angle,
  });
}

/** The same rectangle with its width as near to level as it can be: within 45° of it. */
function levelled(box: RotatedBox): RotatedBox {
  const quarters = Math.round(box.angle / (Math.PI / 2));
  const angle = box.angle - quarters * (Math.PI / 2);
  return quarters % 2 === 0 ? { ...box, angle } : { ...box, width: box.height, height: box.width, angle };
}

/** The corners of the convex hull, in order (Andrew's monotone chain). */
function convexHull(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (turnsAway(chain.at(-2), chain.at(-1), point)) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turnsAway(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  return a !== undefined && b !== undefined && (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) <= 0;
}

/** The corners from the one at the upper left, clockwise. */
export function cornersOf({ x, y, width, height, angle }: RotatedBox): readonly Point[] {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const;
  return corners.map(([right, down]) => {
    const along = (right * width) / 2;
    const across = (down * height) / 2;
    return { x: x + along * cos - across * sin, y: y + along * sin + across * cos };
  });
}

/** The upright rectangle around it. */
export function aroundBox(box: RotatedBox): Box {
  const corners = cornersOf(box);
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** The rectangle with these many pixels more on each side. */
export function grown(box: RotatedBox, by: number): RotatedBox {
  return { ...box, width: box.width + 2 * by, height: box.height + 2 * by };
}
