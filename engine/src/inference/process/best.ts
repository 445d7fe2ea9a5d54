import type { TensorValues } from '../../detection/layout.ts';

/** Of each row along the last axis the place of its largest value, and that: two numbers instead of thousands of classes. */
export function bestOf({ shape, data }: TensorValues): TensorValues {
  const length = shape.at(-1) ?? 0;
  const rows = length > 0 ? Math.floor(data.length / length) : 0;
  const best = new Float32Array(2 * rows);
  for (let row = 0, start = 0; row < rows; row++, start += length) {
    let place = 0;
    let most = -Infinity;
    for (let index = 0; index < length; index++) {
      const value = data[start + index] ?? 0;
      if (value <= most) continue;
      most = value;
      place = index;
    }
    best[2 * row] = place;
    best[2 * row + 1] = most;
  }
  return { shape: [...shape.slice(0, -1), 2], data: best };
}
