import { rgbOf, valuesOf } from './colour.ts';
import { paint, type Painter } from './painter.ts';

/** One colour: nothing of what was there is left, so nothing can bring it back. */
export function solid(colour: string): Painter {
  const rgb = rgbOf(colour);
  return (page, area) => {
    const values = valuesOf(rgb, page);
    paint(page, area, (_x, _y, channel) => values[channel] ?? 0);
  };
}
