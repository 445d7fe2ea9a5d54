import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';

/** What a color means. */
export interface LegendEntry {
  readonly color: string;
  readonly label: string;
}

const LINE = 20;
const SQUARE = 11;
const GAP = 18;
const WIDEST = 240;

/** Colors with what they mean, in as many lines as they need. */
export function legendDrawing(entries: readonly LegendEntry[], width: number): Drawing {
  let [x, y] = [0, 0];
  const parts = entries.map(({ color, label }) => {
    const text = fitted(label, WIDEST, SIZE.detail);
    const wide = SQUARE + 6 + textWidth(text, SIZE.detail);
    if (x > 0 && x + wide > width) [x, y] = [0, y + LINE];
    const square = element('rect', {
      x,
      y: y + 3,
      width: SQUARE,
      height: SQUARE,
      fill: color,
      stroke: '#6e7781',
    });
    const name = element('text', { class: 'detail', x: x + SQUARE + 6, y: y + 13 }, escaped(text));
    x += wide + GAP;
    return square + name;
  });
  return { width, height: entries.length === 0 ? 0 : y + LINE, body: parts.join('') };
}
