import { readFileSync } from 'node:fs';
import { read, SSF, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { Archive, ArchiveError } from '@vitruve/manifests';
import type { Conversion, ConversionAnswer, Refusal } from './protocol.ts';
import { CsvText } from './csv-text.ts';
import { MOST_UNPACKED } from './limits.ts';

/** The first bytes of an archive, which newer workbooks are, and of a container of older and encrypted ones. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Workbooks of Excel 97 may be texts with another ending; the others are what their ending says, or damaged. */
const MAY_BE_TEXT = /\.xls$/iu;

type Row = readonly (CellObject | undefined)[] | undefined;

/** Writes a sheet of a workbook (`.xlsx`, `.xlsm`, `.xls`, `.xlsb`, `.ods`) as a text: its rows that hold something. */
export function convertWorkbook(conversion: Conversion): ConversionAnswer {
  const { path, to, skip = 0 } = conversion;
  const bytes = readFileSync(path);
  const refused = refusalOf(path, bytes);
  if (refused) return { refused };
  const opened = openBook(bytes, conversion);
  if (!('book' in opened)) return opened;
  const { book, name, tables } = opened;
  const rows = rowsOf(book.Sheets[name]).slice(skip);
  const isFrom1904 = book.Workbook?.WBProps?.date1904 === true;
  const width = rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0);
  const text = new CsvText(to);
  let isEmpty = true;
  try {
    for (const row of rows) {
      if (!row?.some((cell) => textOf(cell, isFrom1904) !== null)) continue;
      text.add(Array.from({ length: width }, (_, index) => textOf(row[index], isFrom1904)));
      isEmpty = false;
    }
  } finally {
    text.close();
  }
  return { converted: { table: name, tables, hasNames: false, isEmpty } };
}

/** Why a workbook is not even opened. */
function refusalOf(path: string, bytes: Buffer): Refusal | undefined {
  if (!startsWith(bytes, ZIP)) {
    return startsWith(bytes, OLE) || MAY_BE_TEXT.test(path) ? undefined : 'no-workbook';
  }
  try {
    const most = MOST_UNPACKED * 2 ** 20;
    new Archive(bytes, { perPart: most, inAll: most }).check();
    return undefined;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return error.fault === 'too-large' ? 'unpacks-too-large' : error.fault;
  }
}

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start);
}

interface OpenedBook {
  readonly book: WorkBook;
  /** Of the sheet that is read. */
  readonly name: string;
  /** The sheets that a person sees. */
  readonly tables: readonly string[];
}

function openBook(
  bytes: Buffer,
  { table, takesFirst = false }: Conversion,
): OpenedBook | { readonly refused: Refusal } | { readonly tables: readonly string[] } {
  try {
    const book = readBook(bytes, table ?? 0);
    const tables = book.SheetNames.filter((name, index) => isShown(book, name, index));
    const isKnown = table !== undefined && book.SheetNames.includes(table);
    const name = isKnown ? table : table === undefined || takesFirst ? tables[0] : undefined;
    if (name === undefined) return book.SheetNames.length === 0 ? { refused: 'no-workbook' } : { tables };
    return { book: book.Sheets[name] ? book : readBook(bytes, name), name, tables };
  } catch (error) {
    // The library has no codes for it.
    if (/password|encrypt/iu.test(String(error))) return { refused: 'encrypted' };
    // It goes on with what is not there.
    if (error instanceof TypeError || error instanceof RangeError) return { refused: 'damaged' };
    throw error;
  }
}

/** @param sheet its name or its number: others are not read where the format allows that. */
function readBook(bytes: Buffer, sheet: string | number): WorkBook {
  return read(bytes, {
    ...{ type: 'buffer', dense: true, cellNF: true, cellHTML: false, cellText: true, sheets: sheet },
    // What is not read cannot do harm.
    ...{ bookVBA: false, cellFormula: false, bookDeps: false, bookFiles: false },
  });
}

/** Not hidden, and with cells: a chart may stand on a sheet of its own. */
function isShown(book: WorkBook, name: string, index: number): boolean {
  const isHidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
  return !isHidden && (book.Sheets[name]?.['!type'] ?? 'sheet') === 'sheet';
}

/** The rows of a sheet. A value that spans several rows holds for each of them; one that spans columns is a heading above them. */
function rowsOf(sheet: WorkSheet | undefined): readonly Row[] {
  const rows = (sheet?.['!data'] ?? []) as (CellObject | undefined)[][];
  for (const { s: from, e: to } of sheet?.['!merges'] ?? []) {
    const value = rows[from.r]?.[from.c];
    if (value?.v === undefined) continue;
    for (let row = from.r + 1; row <= Math.min(to.r, rows.length - 1); row++) {
      const there = (rows[row] ??= []);
      if (there[from.c]?.v === undefined) there[from.c] = value;
    }
  }
  return rows;
}

/** A cell as its value is, not as it is shown: `1234.5`, `2024-12-31`. */
function textOf(cell: CellObject | undefined, date1904: boolean): string | null {
  if (cell?.v === undefined) return null;
  const text = String(cell.v);
  switch (cell.t) {
    case 'n':
      return typeof cell.z === 'string' && NUMBERS.is_date(cell.z)
        ? dateText(Number(cell.v), date1904)
        : numberText(Number(cell.v));
    case 'e':
      return cell.w ?? null;
    case 'b':
    case 's':
    case 'd':
    case 'z':
      return text === '' ? null : text;
  }
}

/** With the 15 digits that spreadsheets compute with: the others are what binary numbers leave behind. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** A day or a time of a workbook: days since 1900 or 1904. */
function dateText(value: number, date1904: boolean): string {
  const parsed = NUMBERS.parse_date_code(value, { date1904 });
  if (!parsed) return String(value);
  const { y, m, d, H, M, S } = parsed;
  const day = [String(y).padStart(4, '0'), two(m), two(d)].join('-');
  const time = [H, M, S].map(two).join(':');
  if (Number.isInteger(value)) return day;
  return value < 1 ? time : `${day} ${time}`;
}

/** What the library knows of formats of numbers, which it does not type. */
interface NumberFormats {
  is_date(format: string): boolean;
  parse_date_code(value: number, options: { readonly date1904: boolean }): DateCode | null;
}

const NUMBERS = SSF as NumberFormats;

interface DateCode {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly H: number;
  readonly M: number;
  readonly S: number;
}

function two(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}
