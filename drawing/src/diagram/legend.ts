import type { LegendEntry } from '@vitruve/manifests/views/diagram';
import type { Drawing } from '../drawing.ts';
import { element, escaped, px } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';
import { outlinePath } from './shape.ts';

const ROW = 22;
const SAMPLE = { width: 26, height: 14 } as const;
const GAP = 18;
const WIDEST = 240;

/** The key to a picture, in rows no wider than `width` where that is possible. */
export function legendDrawing(entries: readonly LegendEntry[], width: number): Drawing {
  const limit = Math.max(width, WIDEST);
  let [x, row, widest] = [0, 0, 0];
  const parts = entries.map((entry) => {
    const label = fitted(entry.label, WIDEST, SIZE.detail);
    const room = SAMPLE.width + 8 + textWidth(label, SIZE.detail);
    if (x > 0 && x + room > limit) {
      x = 0;
      row++;
    }
    const middle = row * ROW + ROW / 2;
    const part = `${sample(entry, x, middle)}${element('text', { class: 'detail', x: x + SAMPLE.width + 8, y: middle + 4 }, escaped(label))}`;
    widest = Math.max(widest, x + room);
    x += room + GAP;
    return part;
  });
  return { width: widest, height: entries.length === 0 ? 0 : (row + 1) * ROW, body: parts.join('') };
}

function sample({ shape, tone, line }: LegendEntry, x: number, y: number): string {
  if (shape !== undefined || line === undefined) {
    const size = shape === 'diamond' ? { width: SAMPLE.width, height: SAMPLE.height + 4 } : SAMPLE;
    const outline = element('path', { class: 'shape', d: outlinePath(shape ?? 'box', size) });
    const place = `translate(${px(x + SAMPLE.width / 2)} ${px(y)})`;
    return element('g', { class: `tone-${tone}`, transform: place, 'aria-hidden': 'true' }, outline);
  }
  const end = x + SAMPLE.width;
  const stroke = element('path', { class: 'line', d: `M${px(x)} ${px(y)}H${px(end - 6)}` });
  const tip = element('path', { class: 'solid', d: `M${px(end)} ${px(y)}l-8 -3.6v7.2Z` });
  return element('g', { class: `tone-${tone} line-${line}`, 'aria-hidden': 'true' }, stroke + tip);
}
