import type { Point } from './rotated-box.ts';

/** Cells of a map that hang together. */
export interface Component {
  /** The first and the last cell of each row: its outline. */
  readonly outline: readonly Point[];
  /** The mean of its cells. */
  readonly mean: number;
}

/** Groups of cells above a value that touch at a side or a corner. Linear in the size of the map. */
export function componentsOf(
  map: Float32Array,
  width: number,
  height: number,
  above: number,
): readonly Component[] {
  const visited = new Uint8Array(width * height);
  const components: Component[] = [];
  const waiting: number[] = [];
  for (let cell = 0; cell < map.length; cell++) {
    // Most are no text.
    if ((map[cell] ?? 0) <= above || visited[cell] === 1) continue;
    visited[cell] = 1;
    waiting.push(cell);
    components.push(collect(map, width, height, above, visited, waiting));
  }
  return components;
}

function collect(
  map: Float32Array,
  width: number,
  height: number,
  above: number,
  visited: Uint8Array,
  waiting: number[],
): Component {
  const ends = new Map<number, { first: number; last: number }>();
  let cells = 0;
  let sum = 0;
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    cells++;
    sum += map[cell] ?? 0;
    const x = cell % width;
    const y = (cell - x) / width;
    const row = ends.get(y);
    if (!row) ends.set(y, { first: x, last: x });
    else if (x < row.first) row.first = x;
    else if (x > row.last) row.last = x;
    for (let nextY = Math.max(0, y - 1); nextY <= Math.min(height - 1, y + 1); nextY++)
      for (let nextX = Math.max(0, x - 1); nextX <= Math.min(width - 1, x + 1); nextX++) {
        const next = nextY * width + nextX;
        if (visited[next] === 1 || (map[next] ?? 0) <= above) continue;
        visited[next] = 1;
        waiting.push(next);
      }
  }
  const outline = [...ends].flatMap(([y, { first, last }]) => [
    { x: first, y },
    { x: last, y },
  ]);
  return { outline, mean: sum / cells };
}
