import type { Raster } from '../../../inference/raster.ts';
import { cornersOf, type RotatedBox } from './rotated-box.ts';

/** Points of the image that are averaged for one of the result, along one side, where it is made smaller. */
const MOST_SAMPLES = 4;

/** The part of an image within a rectangle, made level and of the sides that are asked for. */
export function straightened(image: Raster, box: RotatedBox, width: number, height: number): Raster {
  const [corner = { x: 0, y: 0 }] = cornersOf(box);
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(box.height / height)));
  // From one point to the next, along the text and across it.
  const [columns, rows] = [width * samples, height * samples];
  const along = {
    x: (Math.cos(box.angle) * box.width) / columns,
    y: (Math.sin(box.angle) * box.width) / columns,
  };
  const across = {
    x: (-Math.sin(box.angle) * box.height) / rows,
    y: (Math.cos(box.angle) * box.height) / rows,
  };
  const sums = new Float32Array(width * height * 3);
  for (let row = 0; row < rows; row++) {
    const start = Math.floor(row / samples) * width * 3;
    let x = corner.x - 0.5 + 0.5 * along.x + (row + 0.5) * across.x;
    let y = corner.y - 0.5 + 0.5 * along.y + (row + 0.5) * across.y;
    for (let column = 0; column < columns; column++, x += along.x, y += along.y)
      addPoint(sums, start + Math.floor(column / samples) * 3, image, x, y);
  }
  const data = new Uint8Array(sums.length);
  for (let index = 0; index < data.length; index++)
    data[index] = Math.round((sums[index] ?? 0) / (samples * samples));
  return { width, height, data };
}

/** Adds the colour between the four pixels around a point; what is outside is as the nearest pixel. */
function addPoint(
  sums: Float32Array,
  to: number,
  { width, height, data }: Raster,
  x: number,
  y: number,
): void {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const right = x - column;
  const down = y - row;
  const left = Math.min(width - 1, Math.max(0, column));
  const next = Math.min(width - 1, Math.max(0, column + 1));
  const upper = Math.min(height - 1, Math.max(0, row)) * width;
  const lower = Math.min(height - 1, Math.max(0, row + 1)) * width;
  const [a, b, c, d] = [(upper + left) * 3, (upper + next) * 3, (lower + left) * 3, (lower + next) * 3];
  for (let channel = 0; channel < 3; channel++) {
    const above = mixed(data[a + channel] ?? 0, data[b + channel] ?? 0, right);
    const below = mixed(data[c + channel] ?? 0, data[d + channel] ?? 0, right);
    sums[to + channel] = (sums[to + channel] ?? 0) + mixed(above, below, down);
  }
}

function mixed(one: number, other: number, share: number): number {
  return one + (other - one) * share;
}
