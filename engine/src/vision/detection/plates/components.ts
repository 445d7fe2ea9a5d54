import type { Point } from './rotated-box.ts';

/** Cells of a map that hang together. */
export interface Component {
  /** The first and the last cell of each row: its outline. */
  readonly outline: readonly Point[];
  /** The mean of its cells. */
  readonly mean: number;
}

/**
 * Groups of cells that touch at a side or a corner.
 * @param cells the place of each in the map, row after row, and its value, which is positive.
 */
export function componentsOf(cells: Float32Array, width: number, height: number): readonly Component[] {
  // The values of cells that are in no group yet.
  const left = new Float32Array(width * height);
  for (let at = 0; at < cells.length; at += 2) left[cells[at] ?? 0] = cells[at + 1] ?? 0;
  const components: Component[] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const cell = cells[at] ?? 0;
    if (left[cell] !== 0) components.push(collect(left, width, height, cell));
  }
  return components;
}

/** Takes the cells that hang together with one. */
function collect(left: Float32Array, width: number, height: number, start: number): Component {
  const ends = new Map<number, { first: number; last: number }>();
  const waiting: number[] = [];
  let cells = 0;
  let sum = 0;
  const take = (cell: number): void => {
    cells++;
    sum += left[cell] ?? 0;
    left[cell] = 0;
    waiting.push(cell);
  };
  take(start);
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    const x = cell % width;
    const y = (cell - x) / width;
    const row = ends.get(y);
    if (!row) ends.set(y, { first: x, last: x });
    else if (x < row.first) row.first = x;
    else if (x > row.last) row.last = x;
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(height - 1, y + 1); nextY++)
      for (let nextX = Math.max(0, x - 1); nextX <= Math.min(width - 1, x + 1); nextX++) {
        const next = nextY * width + nextX;
        if (left[next] !== 0) take(next);
      }
  }
  const outline = [...ends].flatMap(([y, { first, last }]) => [
    { x: first, y },
    { x: last, y },
  ]);
  return { outline, mean: sum / cells };
}
