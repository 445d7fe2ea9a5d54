import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';

/** What a color means. */
export interface LegendEntry {
  readonly color: string;
  readonly label: string;
  /** Of the square: gray otherwise. */
  readonly outline?: string;
  /** Shows a line with these dashes (none: empty) in place of a square. */
  readonly dash?: string;
}

const LINE = 20;
const SQUARE = 11;
const SAMPLE = 30;
const GAP = 18;
const WIDEST = 240;

/** Colors with what they mean, in as many lines as they need. */
export function legendDrawing(entries: readonly LegendEntry[], width: number): Drawing {
  let [x, y] = [0, 0];
  const parts = entries.map((entry) => {
    const text = fitted(entry.label, WIDEST, SIZE.detail);
    const mark = entry.dash === undefined ? SQUARE : SAMPLE;
    const wide = mark + 6 + textWidth(text, SIZE.detail);
    if (x > 0 && x + wide > width) [x, y] = [0, y + LINE];
    const name = element('text', { class: 'detail', x: x + mark + 6, y: y + 13 }, escaped(text));
    const drawn = sample(entry, x, y) + name;
    x += wide + GAP;
    return drawn;
  });
  return { width, height: entries.length === 0 ? 0 : y + LINE, body: parts.join('') };
}

function sample({ color, dash, outline = '#6e7781' }: LegendEntry, x: number, y: number): string {
  if (dash === undefined)
    return element('rect', { x, y: y + 3, width: SQUARE, height: SQUARE, fill: color, stroke: outline });
  const dashed = dash === '' ? {} : { 'stroke-dasharray': dash };
  const line = { x1: x, x2: x + SAMPLE, y1: y + 9, y2: y + 9, stroke: color, 'stroke-width': 2 };
  return element('line', { ...line, ...dashed });
}
