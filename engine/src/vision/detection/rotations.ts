import type { Raster } from '../../inference/raster.ts';
import type { Box } from './box.ts';

export type Rotation = 90 | 180 | 270;

/** The image turned clockwise. */
export function turned({ width, height, data }: Raster, rotation: Rotation): Raster {
  const isSideways = rotation !== 180;
  const result = new Uint8Array(data.length);
  const across = isSideways ? height : width;
  // Where the first pixel goes, and how far the next ones of a row and of a column are from it.
  const [start, right, down] = steps(width, height, rotation);
  for (let y = 0, from = 0; y < height; y++) {
    let to = (start + y * down) * 3;
    for (let x = 0; x < width; x++, from += 3, to += right * 3) {
      result[to] = data[from] ?? 0;
      result[to + 1] = data[from + 1] ?? 0;
      result[to + 2] = data[from + 2] ?? 0;
    }
  }
  return { width: across, height: isSideways ? width : height, data: result };
}

function steps(width: number, height: number, rotation: Rotation): readonly [number, number, number] {
  switch (rotation) {
    case 90:
      return [height - 1, height, -1];
    case 180:
      return [width * height - 1, -1, -width];
    case 270:
      return [(width - 1) * height, -height, 1];
  }
}

/** Where a box of the turned image is in the upright one, whose sides are given. */
export function turnedBack(
  box: Box,
  rotation: Rotation,
  { width, height }: Pick<Raster, 'width' | 'height'>,
): Box {
  switch (rotation) {
    case 90:
      return { left: box.top, top: height - box.left - box.width, width: box.height, height: box.width };
    case 180:
      return { ...box, left: width - box.left - box.width, top: height - box.top - box.height };
    case 270:
      return { left: width - box.top - box.height, top: box.left, width: box.height, height: box.width };
  }
}
