import type { Drawing } from './drawing.ts';
import { element, escaped } from './markup/xml.ts';
import { SIZE } from './style/sheet.ts';
import { fitted } from './text/lines.ts';
import { textWidth } from './text/width.ts';

/** One line of the key to a picture. */
export interface KeyEntry {
  readonly label: string;
  /** How wide the sample is, in CSS pixels. */
  readonly width: number;
  /** Draws the sample: its left edge and its middle. */
  readonly sample: (x: number, y: number) => string;
}

const ROW = 24;
const GAP = 18;
const WIDEST_LABEL = 300;
/** A picture may be narrower than what explains it. */
const NARROWEST = 320;

/** What the signs of a picture mean, in rows no wider than `width` where that is possible. */
export function keyDrawing(entries: readonly KeyEntry[], width: number): Drawing {
  const limit = Math.max(width, NARROWEST);
  let [x, row, widest] = [0, 0, 0];
  const parts = entries.map((entry) => {
    const label = fitted(entry.label, WIDEST_LABEL, SIZE.detail);
    const room = entry.width + 8 + textWidth(label, SIZE.detail);
    if (x > 0 && x + room > limit) {
      x = 0;
      row++;
    }
    const middle = row * ROW + ROW / 2;
    const place = { x: x + entry.width + 8, y: middle + 4 };
    const part = entry.sample(x, middle) + element('text', { class: 'detail', ...place }, escaped(label));
    widest = Math.max(widest, x + room);
    x += room + GAP;
    return part;
  });
  return { width: widest, height: entries.length === 0 ? 0 : (row + 1) * ROW, body: parts.join('') };
}
