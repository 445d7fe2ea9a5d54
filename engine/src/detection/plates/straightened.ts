import type { Raster } from '../../images/raster.ts';
import { cornersOf, type RotatedBox } from './rotated-box.ts';

/** Points of the image that are averaged for one of the result, along one side, where it is made smaller. */
const MOST_SAMPLES = 4;

/** The part of an image within a rectangle, made level and of the sides that are asked for. */
export function straightened(image: Raster, box: RotatedBox, width: number, height: number): Raster {
  const [corner = { x: 0, y: 0 }] = cornersOf(box);
  const data = new Uint8Array(width * height * 3);
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(box.height / height)));
  const along = {
    x: (Math.cos(box.angle) * box.width) / width,
    y: (Math.sin(box.angle) * box.width) / width,
  };
  const across = {
    x: (-Math.sin(box.angle) * box.height) / height,
    y: (Math.cos(box.angle) * box.height) / height,
  };
  const sum = new Float64Array(3);
  for (let row = 0, to = 0; row < height; row++)
    for (let column = 0; column < width; column++, to += 3) {
      sum.fill(0);
      for (let i = 0; i < samples; i++)
        for (let j = 0; j < samples; j++) {
          const right = column + (j + 0.5) / samples;
          const down = row + (i + 0.5) / samples;
          const x = corner.x + right * along.x + down * across.x;
          const y = corner.y + right * along.y + down * across.y;
          addPixel(sum, image, x - 0.5, y - 0.5);
        }
      const count = samples * samples;
      data[to] = Math.round((sum[0] ?? 0) / count);
      data[to + 1] = Math.round((sum[1] ?? 0) / count);
      data[to + 2] = Math.round((sum[2] ?? 0) / count);
    }
  return { width, height, data };
}

/** Adds the colour between the four pixels around a point; what is outside is as the nearest pixel. */
function addPixel(sum: Float64Array, { width, height, data }: Raster, x: number, y: number): void {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const right = x - column;
  const down = y - row;
  const x0 = Math.min(width - 1, Math.max(0, column));
  const x1 = Math.min(width - 1, Math.max(0, column + 1));
  const y0 = Math.min(height - 1, Math.max(0, row)) * width;
  const y1 = Math.min(height - 1, Math.max(0, row + 1)) * width;
  for (let channel = 0; channel < 3; channel++) {
    const at = (index: number): number => data[index * 3 + channel] ?? 0;
    const upper = at(y0 + x0) * (1 - right) + at(y0 + x1) * right;
    const lower = at(y1 + x0) * (1 - right) + at(y1 + x1) * right;
    sum[channel] = (sum[channel] ?? 0) + upper * (1 - down) + lower * down;
  }
}
