import type {
  CellItem,
  SectionedTable,
  TableCell,
  TableColumn,
  TableRow,
  TableSection,
} from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { stacked, thing, type Drawing } from '../drawing.ts';
import { element, escaped, px } from '../markup/xml.ts';
import { SIZE } from '../style/sheet.ts';
import { fitted, linesOf } from '../text/lines.ts';
import { columnWidths, isAtEnd, MARK, PAD } from './columns.ts';
import { MARKS } from './mark.ts';
import { SPARK, sparkPath } from './spark-line.ts';

const LINE = 16;
const HEAD_LINE = 14;
const GROUP = 24;
const MOST_LINES = 4;
const NOTE = { line: 18, width: 900 } as const;
/** Rows of a section that are drawn: a picture of more is too tall to look at. The table has all. */
const MOST_ROWS = 500;

/** Draws tables below each other, each with its heading and its notes. */
export function sectionsDrawing({ notes, sections }: SectionedTable): Drawing {
  return stacked([notesDrawing(notes), ...sections.map(sectionDrawing)], 20);
}

function sectionDrawing(section: TableSection): Drawing {
  const widths = columnWidths(section);
  const lefts = widths.map((_, index) => sum(widths.slice(0, index)));
  const width = sum(widths);
  const frame: Frame = { section, widths, lefts, width };
  const parts: string[] = [];
  const head = headRow(frame);
  parts.push(head.body);
  let y = head.height;
  let group: string | undefined;
  for (const row of section.rows.slice(0, MOST_ROWS)) {
    if (row.group !== undefined && row.group !== group) {
      parts.push(groupRow(row.group, y, width));
      y += GROUP;
    }
    group = row.group;
    const drawn = rowDrawing(row, y, frame);
    parts.push(drawn.body);
    y += drawn.height;
  }
  const left = section.rows.length - MOST_ROWS;
  const cut = left > 0 ? [t('Rows not shown: {0}', left)] : [];
  return stacked(
    [
      titleDrawing(section.title),
      notesDrawing(section.notes),
      { width, height: y, body: parts.join('') },
      notesDrawing(cut),
    ],
    6,
  );
}

interface Frame {
  readonly section: TableSection;
  readonly widths: readonly number[];
  readonly lefts: readonly number[];
  readonly width: number;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function titleDrawing(title: string): Drawing {
  if (title === '') return { width: 0, height: 0, body: '' };
  const label = escaped(fitted(title, 600, SIZE.group, true));
  return { width: 0, height: 20, body: element('text', { class: 'group-label', x: 0, y: 15 }, label) };
}

function notesDrawing(notes: readonly string[]): Drawing {
  const lines = notes.flatMap((note) => linesOf(note, { width: NOTE.width, lines: 3, size: SIZE.label }));
  const body = lines
    .map((line, index) => element('text', { class: 'label', x: 0, y: index * NOTE.line + 13 }, escaped(line)))
    .join('');
  return { width: NOTE.width, height: lines.length * NOTE.line, body };
}

function headRow({ section: { columns }, widths, lefts, width }: Frame): Drawing {
  const labels = columns.map((column, index) =>
    linesOf(column.label, {
      width: (widths[index] ?? 0) - (column.fullName === undefined ? 2 * PAD : 2),
      lines: 3,
      size: SIZE.detail,
      bold: true,
    }),
  );
  const height = Math.max(1, ...labels.map(({ length }) => length)) * HEAD_LINE + 12;
  const texts = labels.flatMap((lines, index) => {
    const column = columns[index];
    if (!column) return [];
    const at = anchor(column, lefts[index] ?? 0, widths[index] ?? 0);
    const top = height - 9 - (lines.length - 1) * HEAD_LINE;
    return lines.map((line, row) =>
      element(
        'text',
        { class: `detail strong${at.class}`, x: at.x, y: top + row * HEAD_LINE },
        escaped(line),
      ),
    );
  });
  const rule = element('path', { class: 'axis', d: `M0 ${px(height)}H${px(width)}` });
  return { width, height, body: texts.join('') + rule };
}

function anchor(column: TableColumn, left: number, width: number): { x: number; class: string } {
  if (column.fullName !== undefined) return { x: left + width / 2, class: ' middle' };
  return isAtEnd(column) ? { x: left + width - PAD, class: ' end' } : { x: left + PAD, class: '' };
}

function groupRow(name: string, y: number, width: number): string {
  const ground = element('rect', { class: 'head', x: 0, y, width, height: GROUP });
  const label = escaped(fitted(name, width - 2 * PAD, SIZE.label, true));
  return ground + element('text', { class: 'label strong', x: PAD, y: y + 16 }, label);
}

function rowDrawing(
  row: TableRow,
  y: number,
  { section: { columns }, widths, lefts, width }: Frame,
): Drawing {
  const cells = row.cells.map((cell, index) => {
    const column = columns[index];
    return column ? cellLines(cell, column, widths[index] ?? 0) : [];
  });
  const height = Math.max(1, ...cells.map(({ length }) => length)) * LINE + 8;
  const body = cells
    .map((lines, index) => {
      const column = columns[index];
      const cell = row.cells[index];
      if (!column || !cell) return '';
      const place = { x: lefts[index] ?? 0, y, width: widths[index] ?? 0, height };
      return cellDrawing(cell, lines, column, place);
    })
    .join('');
  const rule = element('path', { class: 'grid', d: `M0 ${px(y + height)}H${px(width)}` });
  const name = row.cells[0]?.items.map(({ text }) => text).join(', ') ?? '';
  const { attributes, tip } = thing(row.id, name, 'row', row.source !== undefined, {});
  return { width, height, body: element('g', attributes, tip + body) + rule };
}

interface CellLine {
  readonly text: string;
  readonly item: CellItem;
  readonly isFirst: boolean;
}

/** The lines of a cell: those of its items below each other, as many as a row has room for. */
function cellLines(
  { items, trend }: TableCell,
  { fullName }: TableColumn,
  width: number,
): readonly CellLine[] {
  const room = width - (fullName === undefined ? 2 * PAD : 0) - (trend ? SPARK.width + PAD : 0);
  const lines = items.flatMap((item) => {
    const mark = fullName === undefined && hasMark(item) ? MARK : 0;
    return linesOf(item.text, { width: room - mark, lines: MOST_LINES, size: SIZE.label }).map(
      (text, index): CellLine => ({ text, item, isFirst: index === 0 }),
    );
  });
  const most = MOST_LINES * 3;
  if (lines.length <= most) return lines;
  const left = lines.slice(most - 1).filter(({ isFirst }) => isFirst).length;
  return [...lines.slice(0, most - 1), { text: t('{0} more …', left), item: { text: '' }, isFirst: true }];
}

function hasMark({ tone }: CellItem): boolean {
  return tone !== undefined && MARKS[tone] !== undefined;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function cellDrawing(cell: TableCell, lines: readonly CellLine[], column: TableColumn, place: Place): string {
  const isNarrow = column.fullName !== undefined;
  const tone = cell.items[0]?.tone;
  const ground = isNarrow && tone ? element('rect', { class: 'cell', ...place }) : '';
  const path = sparkPath(cell.trend ?? []);
  const texts = lines.map(({ text, item, isFirst }, index) => {
    const baseline = place.y + 4 + index * LINE + 12;
    const indent = !isNarrow && hasMark(item) ? MARK : 0;
    const at = anchor(column, place.x + indent, place.width - indent);
    const label = element(
      'text',
      { class: `label${at.class}${item.tone ? ' toned' : ''}`, x: at.x, y: baseline },
      escaped(text),
    );
    const mark = indent > 0 && isFirst ? markDrawing(item, place.x + PAD, baseline - 9) : '';
    return item.tone ? element('g', { class: `tone-${item.tone}` }, mark + label) : label;
  });
  const spark =
    path === ''
      ? ''
      : element('path', {
          class: 'line',
          d: path,
          transform: `translate(${px(place.x + place.width - SPARK.width - PAD)} ${px(place.y + 4)})`,
        });
  const toned = tone && isNarrow ? element('g', { class: `tone-${tone}` }, ground) : '';
  const line = spark === '' ? '' : element('g', { class: `tone-${tone ?? 'accent'}` }, spark);
  return toned + line + texts.join('');
}

function markDrawing({ tone }: CellItem, x: number, y: number): string {
  return element('path', {
    class: 'line',
    d: tone ? MARKS[tone] : '',
    transform: `translate(${px(x)} ${px(y)})`,
  });
}
