import { t } from '@vscode/l10n';
import { parseMarkdown } from '../../../core/markdown/parse.ts';
import { applyChanges, type Edit } from '../../../core/text/change.ts';
import { endOfLine, lineEnd, lineStart } from '../../../core/text/lines.ts';
import { span, type Span } from '../../../core/text/span.ts';

import { readCell } from '../cell.ts';
import { displayWidth } from '../display-width.ts';
import { isBlank, type GridCell, type GridRow } from '../grid.ts';
import { gridsRead } from '../markdown.ts';
import type { Activity } from '../model.ts';
import type { ReadGrid } from '../read-grid.ts';
import { variantOfFile } from '../detect.ts';
import { lettersIn } from '../edit.ts';
import type { CellOrder } from './cell-order.ts';
import { withName, withoutName } from './names-in-cell.ts';
import { isReadAs } from './read-again.ts';
import { isRefusal, type Refusal } from '../../../core/text/refusal.ts';
import { tooSpecial } from './refusals.ts';

/**
 * What gives a cell of a Markdown table other letters. A table is a matrix by what is in it, so the text is read
 * again with the change: one by which anything else would be read in another way is refused.
 */
export function tableCellEdits(uri: string, text: string, order: CellOrder): readonly Edit[] | Refusal {
  const before = readAt(uri, text, order.matrix);
  const activity = before?.matrix.activities[order.activity];
  if (!before || !activity) return tooSpecial();
  const edits = new TableEdit(text, before, order, activity).edits();
  if (isRefusal(edits)) return edits;
  const after = readAt(uri, applyChanges(text, edits), order.matrix);
  return after && isReadAs(before.matrix, after.matrix, order)
    ? edits
    : { refused: t('The table would no longer be recognized as a matrix: edit it in the text') };
}

function readAt(uri: string, text: string, matrix: number): ReadGrid | undefined {
  return gridsRead(text, parseMarkdown(text), variantOfFile(uri))[matrix];
}

class TableEdit {
  readonly #text: string;
  readonly #read: ReadGrid;
  readonly #order: CellOrder;
  readonly #activity: Activity;

  constructor(text: string, read: ReadGrid, order: CellOrder, activity: Activity) {
    this.#text = text;
    this.#read = read;
    this.#order = order;
    this.#activity = activity;
  }

  edits(): readonly Edit[] | Refusal {
    const { layout } = this.#read.columns;
    return layout === 'grid' ? this.#letters() : layout === 'names' ? this.#names() : this.#lines();
  }

  get #row(): GridRow | undefined {
    return this.#read.grid.rows[this.#read.rows[this.#order.activity] ?? -1];
  }

  /** A table that lists roles downwards was turned to be read. */
  get #turned(): boolean {
    return this.#read.matrix.columns?.length === 0;
  }

  /** Activity | role | role: one cell. */
  #letters(): readonly Edit[] | Refusal {
    const { grid, columns } = this.#read;
    const { role, letters } = this.#order;
    const row = this.#row;
    const column = columns.roles[role];
    if (!row || column === undefined) return tooSpecial();
    const cell = row.cells[column];
    if (!cell || cell.span.start === row.span.end)
      return this.#turned ? tooSpecial() : [this.#appended(row, column, letters.join('/'))];
    const content = this.#withLetters(cell, letters);
    if (content === undefined)
      return { refused: t('This cell contains more than letters: edit it in the text') };
    return [this.#filled(cell, content, this.#turned ? row.cells[0] : grid.header.cells[column])];
  }

  /** What a cell holds with other letters; its remark and its markup stay with them. Undefined when it holds something else. */
  #withLetters({ source, text }: GridCell, letters: readonly string[]): string | undefined {
    const { placed, opaque } = readCell(source, 0, this.#read.matrix.letters);
    if (opaque) return undefined;
    const first = placed[0];
    const last = placed.at(-1);
    if (letters.length === 0) return '';
    if (!first || !last || isBlank(text)) return letters.join('/');
    const between = source.slice(first.span.start, last.span.end);
    if (/^[\p{L}\s/,;+&·•]*$/u.test(between))
      return source.slice(0, first.span.start) + letters.join('/') + source.slice(last.span.end);
    // Markup between letters, as in `**A**/R`, would be left with one end.
    return letters.join('/');
  }

  /** Activity | Responsible | Accountable: the name under each letter. */
  #names(): readonly Edit[] | Refusal {
    const { columns, matrix, grid } = this.#read;
    const { role, letters } = this.#order;
    const row = this.#row;
    if (!row) return tooSpecial();
    const held = this.#activity.assignments.filter((assignment) => assignment.role === role);
    const name = held[0]?.name ?? matrix.roles[role]?.name ?? '';
    const edits: Edit[] = [];
    for (const letter of letters)
      if (![...columns.letters.values()].includes(letter))
        return { refused: t('This table has no column for {0}', letter) };
    for (const [column, letter] of columns.letters) {
      const here = held.filter(({ placed }) => placed[0]?.letter === letter);
      if (here.length > 0 === letters.includes(letter)) continue;
      const cell = row.cells[column];
      if (here.length > 1) return tooSpecial();
      if (!cell) {
        edits.push(this.#appended(row, column, name));
        continue;
      }
      const content = here[0] ? withoutName(cell, here[0].cell) : withName(cell, name);
      edits.push(this.#filled(cell, content, grid.header.cells[column]));
    }
    // Cells that a short row lacks: the last says them all.
    return edits.filter(({ span: at }) => at.start === at.end).length > 1 &&
      row.cells.length < grid.header.cells.length
      ? tooSpecial()
      : edits;
  }

  /** Activity | Role | Letter: a line for each role. */
  #lines(): readonly Edit[] | Refusal {
    const { columns, grid } = this.#read;
    const { role, letters } = this.#order;
    const column = columns.long?.letter ?? 0;
    const held = this.#activity.assignments.filter((assignment) => assignment.role === role);
    const starts = new Set(held.map(({ cell }) => cell.start));
    const isShared = this.#activity.assignments.some(
      (assignment) => assignment.role !== role && starts.has(assignment.cell.start),
    );
    if (isShared || starts.size !== held.length) return tooSpecial();
    if (held.length === 0) return letters.length === 0 ? [] : this.#newLine(letters);
    const kept = held.map((assignment) => lettersIn(assignment).filter((letter) => letters.includes(letter)));
    const all = new Set(kept.flat());
    const taking = Math.max(
      0,
      kept.findIndex((of) => of.length > 0),
    );
    const rowOf = new Map(grid.rows.map((row) => [row.cells[column]?.span.start, row]));
    return held.flatMap((assignment, index): Edit[] => {
      const row = rowOf.get(assignment.cell.start);
      const cell = row?.cells[column];
      if (!row || !cell) return [];
      const here = letters.filter(
        (letter) => kept[index]?.includes(letter) || (index === taking && !all.has(letter)),
      );
      if (here.length === 0 && row !== this.#row) return [this.#withoutLine(row)];
      const same = lettersIn(assignment);
      if (same.length === here.length && same.every((letter) => here.includes(letter))) return [];
      return [this.#filled(cell, this.#withLetters(cell, here) ?? here.join('/'), grid.header.cells[column])];
    });
  }

  #newLine(letters: readonly string[]): readonly Edit[] | Refusal {
    const { grid, columns, rows, matrix } = this.#read;
    const next = rows[this.#order.activity + 1] ?? grid.rows.length;
    const first = this.#row;
    // Rows without an activity between the last line and the next activity head a section.
    const last = grid.rows
      .slice(rows[this.#order.activity], next)
      .findLast(({ span: at }) => at.end <= this.#activity.extent.end);
    if (!first || !last) return tooSpecial();
    const label = first.cells[columns.activity]?.source ?? '';
    const repeats = last === first || !isBlank(last.cells[columns.activity]?.text ?? '');
    const values = new Map([
      [columns.activity, repeats ? label : ''],
      [columns.long?.role ?? 0, matrix.roles[this.#order.role]?.name ?? ''],
      [columns.long?.letter ?? 0, letters.join('/')],
    ]);
    const cells = grid.header.cells.map((heading, index) => {
      const cell = last.cells[index];
      const width = this.#width(heading);
      return padded(values.get(index) ?? '', cell && this.#width(cell) === width ? width - 2 : 0);
    });
    const written = this.#text.slice(last.span.start, last.span.end).trimEnd();
    const bar = written.startsWith('|');
    const line = bar ? `| ${cells.join(' | ')} |` : cells.join(' | ').trimEnd();
    const lead = this.#text.slice(lineStart(this.#text, last.span.start), last.span.start);
    const at = lineEnd(this.#text, last.span.start);
    return [{ span: span(at, at), text: `${endOfLine(this.#text)}${lead}${line}` }];
  }

  #withoutLine({ span: at }: GridRow): Edit {
    const start = lineStart(this.#text, at.start);
    const breakBefore = this.#text[start - 2] === '\r' ? 2 : 1;
    return { span: span(start - breakBefore, lineEnd(this.#text, at.start)), text: '' };
  }

  /** A row that ends before the column gets the cells that it lacks. */
  #appended({ span: at, cells }: GridRow, column: number, content: string): Edit {
    const written = this.#text.slice(at.start, at.end).trimEnd();
    const end = at.start + written.length;
    const blanks = '  |'.repeat(column - cells.length);
    const closed = /(?<!\\)\|$/u.test(written);
    return { span: span(end, end), text: closed ? `${blanks} ${content} |` : ` |${blanks} ${content}` };
  }

  /** Columns between the bars of a cell. */
  #width(cell: GridCell): number {
    const { start, end } = this.#room(cell);
    return displayWidth(this.#text.slice(start, end));
  }

  #room({ span: at }: GridCell): Span {
    let { start, end } = at;
    while (isSpace(this.#text[start - 1])) start--;
    while (isSpace(this.#text[end])) end++;
    return span(start, end);
  }

  /**
   * The cell with another content, in the room that it had when its bars are in line with those of the heading.
   * @param heading the cell at the head of its column.
   */
  #filled(cell: GridCell, content: string, heading: GridCell | undefined): Edit {
    const room = this.#room(cell);
    const width = this.#width(cell);
    const isInLine = heading !== undefined && this.#width(heading) === width;
    const isLast = this.#text[room.end] !== '|';
    const before = cell.source === '' ? ' ' : this.#text.slice(room.start, cell.span.start);
    const body = `${before}${content}`;
    const tight = room.end === cell.span.end && cell.source !== '';
    const after = isLast || tight ? '' : ' ';
    const text = isInLine && !isLast ? padded(`${body}${after}`, width) : `${body}${after}`;
    return { span: room, text: text === '' && !isLast ? ' ' : text };
  }
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
