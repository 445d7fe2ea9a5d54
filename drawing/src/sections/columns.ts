import type { TableCell, TableColumn, TableSection } from '@vitruve/manifests';
import { MARKS } from './mark.ts';
import { SPARK } from './spark-line.ts';
import { SIZE } from '../style/sheet.ts';
import { textWidth } from '../text/width.ts';

/** Room beside a text, on both sides. */
export const PAD = 8;
/** A mark before a text. */
export const MARK = 15;
const WIDEST = { name: 240, other: 210 } as const;
const NARROWEST = 44;
const NARROW = 30;
/** Characters of a text that are measured: more are wrapped in any case. */
const MEASURED = 60;

/** The width of each column, in CSS pixels: as wide as its texts, within bounds. */
export function columnWidths({ columns, rows }: TableSection): readonly number[] {
  return columns.map((column, index) => {
    if (column.fullName !== undefined) return NARROW;
    const head = textWidth(longestWord(column.label), SIZE.detail, true) + 2 * PAD + 2;
    const widest = rows.reduce((most, { cells }) => Math.max(most, widthOf(cells[index])), head);
    const limit = index === 0 ? WIDEST.name : WIDEST.other;
    return Math.min(Math.max(widest, NARROWEST), Math.max(limit, head));
  });
}

function widthOf(cell: TableCell | undefined): number {
  const texts = (cell?.items ?? []).map(({ text, tone }) => {
    const mark = tone && MARKS[tone] ? MARK : 0;
    return textWidth(text.slice(0, MEASURED), SIZE.label) + mark + 2 * PAD + 2;
  });
  return Math.max(0, ...texts) + (cell?.trend ? SPARK.width + PAD : 0);
}

function longestWord(label: string): string {
  return label
    .slice(0, 200)
    .split(' ')
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** True for a column whose texts end at its right edge. */
export function isAtEnd({ kind, fullName }: TableColumn): boolean {
  return kind === 'number' && fullName === undefined;
}
