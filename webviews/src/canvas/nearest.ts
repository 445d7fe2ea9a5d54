import type { Box, Point } from './view.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** How much more a step aside costs than one straight on. */
const ASIDE = 2.5;

/** The box that a person means who goes from one in a direction: near, and more straight on than aside. */
export function nearest(
  boxes: ReadonlyMap<string, Box>,
  start: Box,
  direction: Direction,
): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const [id, box] of boxes) {
    const cost = costOf(start, box, direction);
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}

/** Infinite for a box that does not lie in the direction, as the start itself does not. */
function costOf(from: Box, to: Box, direction: Direction): number {
  const across = to.x + to.width / 2 - (from.x + from.width / 2);
  const down = to.y + to.height / 2 - (from.y + from.height / 2);
  const horizontal = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const along = sign * (horizontal ? across : down);
  const aside = Math.abs(horizontal ? down : across);
  return along <= 1 ? Infinity : along + ASIDE * Math.max(aside - 4, 0);
}

/** The box whose middle is nearest to a point of the picture. */
export function nearestTo({ x, y }: Point, boxes: ReadonlyMap<string, Box>): string | undefined {
  let best: string | undefined;
  let least = Infinity;
  for (const [id, box] of boxes) {
    const distance = Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}
