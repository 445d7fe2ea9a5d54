import type { Box } from './box.ts';

/** Rectangles of whole pixels that cover an image, each of at most `side` pixels, with `shared` pixels of the next. */
export function tilesOf(width: number, height: number, side: number, shared: number): readonly Box[] {
  const columns = starts(width, side, shared);
  return starts(height, side, shared).flatMap((top) =>
    columns.map((left) => ({
      left,
      top,
      width: Math.min(side, width - left),
      height: Math.min(side, height - top),
    })),
  );
}

/** Where tiles start along one side: evenly spread, the last ending with the image. */
function starts(length: number, side: number, shared: number): readonly number[] {
  if (length <= side) return [0];
  const count = Math.ceil((length - shared) / (side - shared));
  return Array.from({ length: count }, (_, index) => Math.round((index * (length - side)) / (count - 1)));
}

/** Pixels from an edge within which a box touches it. */
const TOUCHES = 2;

/** Whether a box touches an edge of a tile that is none of the image: the next tile has the whole of what it is on. */
export function isCut(
  box: Box,
  tile: Box,
  image: { readonly width: number; readonly height: number },
): boolean {
  const right = tile.left + tile.width;
  const bottom = tile.top + tile.height;
  return (
    (tile.left > 0 && box.left < tile.left + TOUCHES) ||
    (tile.top > 0 && box.top < tile.top + TOUCHES) ||
    (right < image.width && box.left + box.width > right - TOUCHES) ||
    (bottom < image.height && box.top + box.height > bottom - TOUCHES)
  );
}
