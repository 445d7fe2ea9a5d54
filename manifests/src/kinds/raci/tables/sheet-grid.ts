import type { Sheet, SheetCell } from '../../../core/sheet.ts';
import { nameKey } from '../../../core/graph/entity.ts';
import { type Grid, type GridCell, type GridRow, isBlank } from '../grid.ts';

/** Rows in which the headings of a matrix are searched: titles and legends are above them. */
export const MAX_HEADING_ROW = 40;

/** A part of a sheet, as a table with one row of headings. */
export interface SheetGrid {
  readonly grid: Grid;
  /** The first row of the headings, and the first one below them; counted from 0. */
  readonly first: number;
  readonly end: number;
  /** What the second row of headings says of roles, by the key of their name. */
  readonly beside: ReadonlyMap<string, RoleDetail>;
}

/** What is written above a role, or below it. */
export interface RoleDetail {
  readonly description?: string;
  readonly people?: readonly string[];
}

/** The tables that a sheet may hold: below each row, and below each two rows that look like headings together. */
export function* gridsOf({ rows }: Sheet): Generator<SheetGrid> {
  const last = Math.min(rows.length - 1, MAX_HEADING_ROW);
  for (let first = 0; first < last; first++) {
    const one = gridBelow(rows, first, headings(rows[first] ?? []));
    if (one) yield one;
    const two = first + 2 < rows.length ? twoRows(rows, first) : undefined;
    if (two) yield two;
  }
}

function gridBelow(
  rows: Sheet['rows'],
  first: number,
  header: readonly GridCell[],
  end = first + 1,
  beside: SheetGrid['beside'] = new Map(),
): SheetGrid | undefined {
  if (header.filter(({ text }) => text !== '').length < 2) return undefined;
  const span = { start: 0, end: 0 };
  const below = rows.slice(end).map((row): GridRow => ({ span, cells: row.map(gridCell) }));
  return { grid: { span, header: { span, cells: header }, rows: below }, first, end, beside };
}

function headings(row: readonly SheetCell[]): GridCell[] {
  return row.map((cell) => {
    const { text, ...rest } = gridCell(cell);
    const line = text.replaceAll(/\s+/gu, ' ');
    return { ...rest, text: line, source: line };
  });
}

/** A cell; its line breaks part letters, and are spaces in what is shown. */
function gridCell({ text, bold = false }: SheetCell): GridCell {
  const source = text.trim();
  return {
    text: source.replaceAll(/\s+/gu, ' '),
    source,
    bold,
    span: { start: 0, end: source.length },
  };
}

/**
 * Two rows of headings: groups above roles, or roles above the people who hold them.
 * Names of roles that several groups have get that of their group.
 */
function twoRows(rows: Sheet['rows'], first: number): SheetGrid | undefined {
  const [upper, lower] = [headings(rows[first] ?? []), headings(rows[first + 1] ?? [])];
  const filled = (row: readonly GridCell[]): number[] =>
    row.flatMap(({ text }, column) => (isBlank(text) ? [] : [column]));
  const [above, below] = [filled(upper), filled(lower)];
  // A title above, a section or letters below are no second row of headings.
  if (above.length < 2 || below.length < 2 || below.some((column) => isLetters(lower[column]?.text ?? '')))
    return undefined;
  const text = (row: readonly GridCell[], column: number): string => row[column]?.text ?? '';
  const width = Math.max(upper.length, lower.length);
  const columns = Array.from({ length: width }, (_, column) => column);
  const arePeople = below.every((column) => above.includes(column)) && isBlank(text(lower, 0));
  const groupAt = spread(upper, width);
  const named = columns.map(
    (column) => (arePeople ? text(upper, column) : text(lower, column)) || text(upper, column),
  );
  const beside = new Map<string, RoleDetail>();
  const header = columns.map((column): GridCell => {
    const name = named[column] ?? '';
    const own = text(lower, column);
    const group = groupAt[column] ?? '';
    const isRepeated = named.filter((other) => nameKey(other) === nameKey(name)).length > 1;
    const isGrouped = !arePeople && own !== '' && group !== '' && group !== own;
    const shown = isGrouped && isRepeated ? `${group}: ${name}` : name;
    if (arePeople && own !== '')
      beside.set(nameKey(shown), { people: own.split(/\s*[;,]\s*/u).filter(Boolean) });
    else if (isGrouped && !isRepeated) beside.set(nameKey(shown), { description: group });
    return { text: shown, source: shown, bold: false, span: { start: 0, end: shown.length } };
  });
  return gridBelow(rows, first, header, first + 2, beside);
}

/** Merged cells hold for the blank ones to their right. */
function spread(row: readonly GridCell[], width: number): readonly string[] {
  let current = '';
  return Array.from({ length: width }, (_, column) => (current = row[column]?.text || current));
}

function isLetters(text: string): boolean {
  return /^[A-Z](?:\s*[/,;+&|]\s*[A-Z]){0,3}$/u.test(text);
}

/** A sheet without what is behind a blank column: a legend beside the matrix, with the texts of that part. */
export function withoutBeside(sheet: Sheet): {
  readonly sheet: Sheet;
  readonly beside: readonly (readonly string[])[];
} {
  const width = Math.max(0, ...sheet.rows.slice(0, MAX_ROWS).map((row) => row.length));
  const isBlankColumn = (column: number): boolean =>
    sheet.rows.every((row) => (row[column]?.text ?? '').trim() === '');
  for (let column = 3; column < Math.min(width, MAX_COLUMNS); column++) {
    if (!isBlankColumn(column)) continue;
    const rows = sheet.rows.map((row) => row.slice(0, column));
    const beside = sheet.rows
      .map((row) => row.slice(column + 1).flatMap(({ text }) => text.trim() || []))
      .filter((row) => row.length > 0);
    return { sheet: { ...sheet, rows }, beside };
  }
  return { sheet, beside: [] };
}

/** Rows and columns that are looked at for a blank column between a matrix and its legend. */
const MAX_ROWS = 200;
const MAX_COLUMNS = 200;
