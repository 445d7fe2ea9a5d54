import { scaleLinear } from 'd3-scale';
import type { Drawing } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';

/** How often each class was taken for each. */
export interface ConfusionMatrix {
  readonly classes: readonly string[];
  /** Rows by true class, then by predicted class. */
  readonly counts: readonly (readonly number[])[];
  /** What the rows and the columns are. */
  readonly labels: { readonly actual: string; readonly predicted: string };
  readonly shownCount: (count: number) => string;
  readonly shownShare: (share: number) => string;
}

const CELL = { width: 104, height: 56 } as const;
const HEAD = 44;
const WIDEST_NAME = 160;
const TURNED = 24;
/** From none to all rows of a true class; numbers on the darker half are white. */
const SHADES = ['#f6f8fa', '#08519c'] as const;
const DARK_FROM = 0.5;

/** The matrix as cells: the count and its share of the true class, which shades it. */
export function confusionMatrix({
  classes,
  counts,
  labels,
  shownCount,
  shownShare,
}: ConfusionMatrix): Drawing {
  const names = classes.map((name) => fitted(name, WIDEST_NAME, SIZE.label));
  const left = TURNED + Math.max(0, ...names.map((name) => textWidth(name, SIZE.label))) + 10;
  const width = left + classes.length * CELL.width;
  const height = HEAD + classes.length * CELL.height;
  const shade = scaleLinear<string>([0, 1], SHADES);
  const parts = [
    element('text', { class: 'detail middle', x: (left + width) / 2, y: 14 }, escaped(labels.predicted)),
    element(
      'text',
      {
        class: 'detail middle',
        transform: `translate(12 ${((HEAD + height) / 2).toFixed(1)}) rotate(-90)`,
      },
      escaped(labels.actual),
    ),
  ];
  for (const [row, name] of names.entries()) {
    const x = left + row * CELL.width + CELL.width / 2;
    const y = HEAD + row * CELL.height + CELL.height / 2;
    const heading = fitted(classes[row] ?? '', CELL.width - 8, SIZE.label);
    parts.push(
      element('text', { class: 'label middle', x, y: HEAD - 10 }, escaped(heading)),
      element('text', { class: 'label end', x: left - 8, y: y + 4.5 }, escaped(name)),
    );
    const own = counts[row] ?? [];
    const all = own.reduce((sum, count) => sum + count, 0);
    for (const [column, count] of own.entries()) {
      const share = all === 0 ? 0 : count / all;
      const ink = share >= DARK_FROM ? '#ffffff' : '#1f2328';
      const corner = { x: left + column * CELL.width, y: HEAD + row * CELL.height };
      const middle = corner.x + CELL.width / 2;
      const text = (className: string, y: number, content: string): string =>
        element(
          'text',
          { class: `${className} middle`, x: middle, y, style: `fill: ${ink}` },
          escaped(content),
        );
      parts.push(
        element('rect', { ...corner, ...CELL, fill: shade(share), stroke: '#6e7781' }),
        text('label strong', corner.y + 25, shownCount(count)),
        text('detail', corner.y + 42, all === 0 ? '' : shownShare(share)),
      );
    }
  }
  return { width, height, body: parts.join('') };
}
