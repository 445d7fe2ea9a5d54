import type {
  LetterMeaning,
  MatrixActivity,
  MatrixCell,
  ResponsibilityMatrix,
  Tone,
} from '@vitruve/manifests';
import { stacked, type Drawing } from '../drawing.ts';
import { keyDrawing } from '../key.ts';
import { element, escaped, px } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted, linesOf } from '../text/lines.ts';
import { oneLine } from '../text/plain.ts';
import { textWidth } from '../text/width.ts';

const NAME: Readonly<Record<'narrowest' | 'widest', number>> = { narrowest: 150, widest: 300 };
/** As wide as the longest word of a role's name needs. */
const ROLE: Readonly<Record<'narrowest' | 'widest', number>> = { narrowest: 84, widest: 150 };
const ROW = 32;
const NAME_LINE = 16;
const SECTION = 28;
const HEAD_LINE = 15;
const CHIP = { width: 24, height: 20 } as const;

/** Draws a matrix of responsibilities: a row for each activity, a column for each role, and the meaning of the letters. */
export function matrixDrawing(matrix: ResponsibilityMatrix): Drawing {
  const names = nameColumn(matrix);
  const role = roleColumn(matrix);
  const width = names + matrix.roles.length * role;
  const heads = matrix.roles.map(({ name }) =>
    linesOf(name, { width: role - 10, lines: 3, size: SIZE.group, bold: true }),
  );
  const head = Math.max(1, ...heads.map((lines) => lines.length)) * HEAD_LINE + 14;
  const tones = new Map(matrix.letters.map(({ letter, tone }) => [letter, tone]));
  const parts = [headRow(heads, names, role, head)];
  let y = head;
  let section: string | undefined;
  for (const activity of matrix.activities) {
    if (activity.section !== undefined && activity.section !== section) {
      parts.push(sectionRow(activity.section, y, width));
      y += SECTION;
    }
    section = activity.section;
    const row = activityRow(activity, y, names, role, tones);
    parts.push(row.body);
    y += row.height;
  }
  const body = { width, height: y, body: parts.join('') };
  return stacked([body, letterKey(matrix.letters, width)], 14);
}

function nameColumn({ activities }: ResponsibilityMatrix): number {
  const widest = activities.reduce(
    (most, { name }) => Math.max(most, textWidth(name.slice(0, 100), SIZE.label) + 20),
    NAME.narrowest,
  );
  return Math.min(widest, NAME.widest);
}

function roleColumn({ roles }: ResponsibilityMatrix): number {
  const words = roles.flatMap(({ name }) => oneLine(name.slice(0, 200)).split(' '));
  const widest = words.reduce(
    (most, word) => Math.max(most, textWidth(word, SIZE.group, true) + 14),
    ROLE.narrowest,
  );
  return Math.min(widest, ROLE.widest);
}

function headRow(heads: readonly (readonly string[])[], names: number, role: number, height: number): string {
  const parts = heads.map((lines, index) => {
    const x = names + index * role + role / 2;
    const top = height - 10 - (lines.length - 1) * HEAD_LINE;
    return lines
      .map((line, row) =>
        element('text', { class: 'group-label middle', x, y: top + row * HEAD_LINE }, escaped(line)),
      )
      .join('');
  });
  const rule = element('path', { class: 'axis', d: `M0 ${px(height)}H${px(names + heads.length * role)}` });
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
  role: number,
  tones: ReadonlyMap<string, Tone>,
): Drawing {
  const lines = linesOf(name, { width: names - 16, lines: 2, size: SIZE.label });
  const height = ROW + (lines.length - 1) * NAME_LINE;
  const width = names + cells.length * role;
  const middle = y + height / 2;
  const first = middle + 4.5 - ((lines.length - 1) * NAME_LINE) / 2;
  const labels = lines.map((line, index) =>
    element('text', { class: 'label', x: 8, y: first + index * NAME_LINE }, escaped(line)),
  );
  const letters = cells.map((cell, index) =>
    chips(cell, names + index * role + role / 2, middle, role, tones),
  );
  const rule = element('path', { class: 'grid', d: `M0 ${px(y + height)}H${px(width)}` });
  return { width, height, body: labels.join('') + letters.join('') + rule };
}

/** The letters of a cell, each in the form that its meaning has; a dashed one holds on a condition. */
function chips(
  { letters, conditional }: MatrixCell,
  x: number,
  y: number,
  role: number,
  tones: ReadonlyMap<string, Tone>,
): string {
  if (letters === '') return '';
  const each = letters.split('/').slice(0, 3);
  const room = Math.min(CHIP.width + 4, role / each.length);
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

function letterKey(letters: readonly LetterMeaning[], width: number): Drawing {
  const entries = letters.map(({ letter, label, tone }) => ({
    label,
    width: CHIP.width,
    sample: (x: number, y: number) => chip(letter, tone, x + CHIP.width / 2, y),
  }));
  return keyDrawing(entries, width);
}
