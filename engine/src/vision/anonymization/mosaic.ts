import { paint, type Painter } from './painter.ts';
import { samplesOf } from './samples.ts';

/** Squares of one colour each, their number relative to the region, so that a large face is hidden as well as a small one. */
export function mosaic(squares: number): Painter {
  return (page, area) => {
    const { left, top, width, height } = area.region;
    const { columns, rows, channels, values } = samplesOf(page, area.region, squares);
    paint(page, area, (x, y, channel) => {
      const row = Math.floor(((y - top) * rows) / height);
      const column = Math.floor(((x - left) * columns) / width);
      return Math.round(values[(row * columns + column) * channels + channel] ?? 0);
    });
  };
}
