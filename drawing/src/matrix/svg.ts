import type {
  LetterMeaning,
  MatrixActivity,
  MatrixCell,
  ResponsibilityMatrix,
} from '@vitruve/manifests/views/matrix';
import type { Tone } from '@vitruve/manifests/views/source';
import type { Drawing } from '../drawing.ts';
import { element, escaped, px } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted, linesOf } from '../text/lines.ts';
import { textWidth } from '../text/width.ts';

const NAME: Readonly<Record<'narrowest' | 'widest', number>> = { narrowest: 150, widest: 300 };
const ROLE = 92;
const ROW = 32;
const SECTION = 28;
const HEAD_LINE = 15;
const CHIP = { width: 24, height: 20 } as const;
const KEY = 26;

/** Draws a matrix of responsibilities: a row for each activity, a column for each role, and the meaning of the letters. */
export function matrixDrawing(matrix: ResponsibilityMatrix): Drawing {
  const names = nameColumn(matrix);
  const width = names + matrix.roles.length * ROLE;
  const heads = matrix.roles.map(({ name }) =>
    linesOf(name, { width: ROLE - 10, lines: 3, size: SIZE.group, bold: true }),
  );
  const head = Math.max(1, ...heads.map((lines) => lines.length)) * HEAD_LINE + 14;
  const tones = new Map(matrix.letters.map(({ letter, tone }) => [letter, tone]));
  const parts = [headRow(heads, names, head)];
  let y = head;
  let section: string | undefined;
  for (const activity of matrix.activities) {
    if (activity.section !== undefined && activity.section !== section) {
      parts.push(sectionRow(activity.section, y, width));
      y += SECTION;
    }
    section = activity.section;
    parts.push(activityRow(activity, y, names, width, tones));
    y += ROW;
  }
  const key = letterKey(matrix.letters, width, y + 14);
  return { width: Math.max(width, key.width), height: y + 14 + key.height, body: parts.join('') + key.body };
}

function nameColumn({ activities }: ResponsibilityMatrix): number {
  const widest = activities.reduce(
    (most, { name }) => Math.max(most, textWidth(name.slice(0, 100), SIZE.label) + 20),
    NAME.narrowest,
  );
  return Math.min(widest, NAME.widest);
}

function headRow(heads: readonly (readonly string[])[], names: number, height: number): string {
  const parts = heads.map((lines, index) => {
    const x = names + index * ROLE + ROLE / 2;
    const top = height - 10 - (lines.length - 1) * HEAD_LINE;
    return lines
      .map((line, row) =>
        element('text', { class: 'group-label middle', x, y: top + row * HEAD_LINE }, escaped(line)),
      )
      .join('');
  });
  const rule = element('path', { class: 'axis', d: `M0 ${px(height)}H${px(names + heads.length * ROLE)}` });
  return parts.join('') + rule;
}

function sectionRow(name: string, y: number, width: number): string {
  const ground = element('rect', { class: 'head', x: 0, y, width, height: SECTION });
  const label = escaped(fitted(name, width - 16, SIZE.group, true));
  return ground + element('text', { class: 'group-label', x: 8, y: y + 18 }, label);
}

function activityRow(
  { name, cells }: MatrixActivity,
  y: number,
  names: number,
  width: number,
  tones: ReadonlyMap<string, Tone>,
): string {
  const label = escaped(fitted(name, names - 16, SIZE.label));
  const middle = y + ROW / 2;
  return (
    element('text', { class: 'label', x: 8, y: middle + 4.5 }, label) +
    cells.map((cell, index) => chips(cell, names + index * ROLE + ROLE / 2, middle, tones)).join('') +
    element('path', { class: 'grid', d: `M0 ${px(y + ROW)}H${px(width)}` })
  );
}

/** The letters of a cell, each in the form that its meaning has; a dashed one holds on a condition. */
function chips(
  { letters, conditional }: MatrixCell,
  x: number,
  y: number,
  tones: ReadonlyMap<string, Tone>,
): string {
  if (letters === '') return '';
  const each = letters.split('/').slice(0, 3);
  const room = Math.min(CHIP.width + 4, ROLE / each.length);
  const left = x - ((each.length - 1) * room) / 2;
  return each
    .map((letter, index) => chip(letter, tones.get(letter) ?? 'neutral', left + index * room, y, conditional))
    .join('');
}

function chip(letter: string, tone: Tone, x: number, y: number, conditional = false): string {
  const shown = letter.slice(0, 3);
  const frame = element('rect', {
    class: 'shape',
    x: x - CHIP.width / 2,
    y: y - CHIP.height / 2,
    ...CHIP,
    rx: 4,
  });
  const text = element('text', { class: 'label strong middle toned', x, y: y + 4.7 }, escaped(shown));
  return element('g', { class: `tone-${tone}${conditional ? ' outline-dashed' : ''}` }, frame + text);
}

function letterKey(letters: readonly LetterMeaning[], width: number, top: number): Drawing {
  let [x, row, widest] = [0, 0, 0];
  const parts = letters.map(({ letter, label, tone }) => {
    const text = fitted(label, 180, SIZE.detail);
    const room = CHIP.width + 8 + textWidth(text, SIZE.detail);
    if (x > 0 && x + room > Math.max(width, 240)) {
      x = 0;
      row++;
    }
    const y = top + row * KEY + KEY / 2;
    const part =
      chip(letter, tone, x + CHIP.width / 2, y) +
      element('text', { class: 'detail', x: x + CHIP.width + 8, y: y + 4 }, escaped(text));
    widest = Math.max(widest, x + room);
    x += room + 18;
    return part;
  });
  return { width: widest, height: letters.length === 0 ? 0 : (row + 1) * KEY, body: parts.join('') };
}
