import type { Anonymisation } from './method.ts';
import { gaussian } from './gaussian.ts';
import { mosaic } from './mosaic.ts';
import type { Painter } from './painter.ts';
import { replacement } from './replacement.ts';
import { solid } from './solid.ts';

/** @throws ImageError when the replacement picture cannot be read. */
export async function painterFor({ method, colour, squares, picture }: Anonymisation): Promise<Painter> {
  switch (method) {
    case 'solid':
      return solid(colour);
    case 'mosaic':
      return mosaic(squares);
    case 'gaussian':
      return gaussian();
    case 'picture':
      return picture === undefined ? solid(colour) : replacement(picture, colour);
  }
}
