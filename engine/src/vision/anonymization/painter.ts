import type { Page } from '../images/picture.ts';
import { columnsIn, type Area } from './mask.ts';

/** Covers an area of a page in place. */
export type Painter = (page: Page, area: Area) => void | Promise<void>;

/** Sets each covered pixel to what `valueAt` says of it: the place in the image, and the number of the channel. */
export function paint(
  page: Page,
  area: Area,
  valueAt: (x: number, y: number, channel: number) => number,
): void {
  const { channels, data } = page;
  const { top, height } = area.region;
  for (let y = top; y < top + height; y++) {
    const [from, to] = columnsIn(area, y);
    let at = page.rowStart(y) + from * channels;
    for (let x = from; x < to; x++) {
      for (let channel = 0; channel < channels; channel++) data[at++] = valueAt(x, y, channel);
    }
  }
}
