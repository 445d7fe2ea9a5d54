import type { Source, Tone } from '@vitruve/manifests';
import { thing, type Drawing, type DrawingOptions } from '../drawing.ts';
import { element, escaped } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted, linesOf } from '../text/lines.ts';
import { oneLine } from '../text/plain.ts';
import { outlinePath } from '../diagram/shape.ts';

export interface Card {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly source?: Source;
}

/** Cards that have something in common: a status. */
export interface CardColumn {
  readonly id: string;
  readonly label: string;
  readonly tone: Tone;
  readonly cards: readonly Card[];
}

const WIDTH = 260;
const GAP = 14;
const HEAD = 34;
const CARD = 62;
const LINE = 16;
const PADDING = 10;

/** Cards in columns, as on a board: each column with its name and how many there are. */
export function columnsDrawing(columns: readonly CardColumn[], options: DrawingOptions = {}): Drawing {
  const longest = Math.max(0, ...columns.map(({ cards }) => cards.length));
  const height = HEAD + longest * (CARD + 8) + PADDING;
  const parts = columns.map((column, index) => {
    const x = index * (WIDTH + GAP);
    const frame = element('rect', { class: 'frame', x, y: 0, width: WIDTH, height, rx: 8 });
    const mark = element('rect', { class: 'solid', x: x + PADDING, y: 12, width: 10, height: 10, rx: 2 });
    const label = fitted(column.label, WIDTH - 70, SIZE.group, true);
    const name = element('text', { class: 'group-label', x: x + PADDING + 18, y: 21 }, escaped(label));
    const count = element(
      'text',
      { class: 'label strong end', x: x + WIDTH - PADDING, y: 21 },
      String(column.cards.length),
    );
    const cards = column.cards.map((card, row) =>
      drawCard(card, x + PADDING, HEAD + row * (CARD + 8), options),
    );
    return element('g', { class: `tone-${column.tone}` }, frame + mark + name + count + cards.join(''));
  });
  return {
    width: Math.max(columns.length * (WIDTH + GAP) - GAP, 0),
    height: columns.length === 0 ? 0 : height,
    body: parts.join(''),
  };
}

function drawCard(card: Card, x: number, y: number, options: DrawingOptions): string {
  const { id, label, detail = '', source } = card;
  const name = [oneLine(label), oneLine(detail)].filter((part) => part !== '').join('. ');
  const { attributes, tip } = thing(id, name, 'card', source !== undefined, options);
  const size = { width: WIDTH - 2 * PADDING, height: CARD };
  const middle = `translate(${x + size.width / 2} ${y + size.height / 2})`;
  const inside = size.width - 2 * PADDING;
  const lines = linesOf(label, { width: inside, lines: 2, size: SIZE.label });
  const small = fitted(detail, inside, SIZE.detail);
  const first = y + (CARD - (lines.length + (small === '' ? 0 : 1)) * LINE) / 2 + 12;
  const texts = lines.map((line, row) =>
    element('text', { class: 'label', x: x + PADDING, y: first + row * LINE }, escaped(line)),
  );
  if (small !== '') {
    texts.push(
      element('text', { class: 'detail', x: x + PADDING, y: first + lines.length * LINE }, escaped(small)),
    );
  }
  const shape = element('path', { class: 'shape', d: outlinePath('rounded', size), transform: middle });
  return element('g', attributes, tip + shape + texts.join(''));
}
