import { readFileSync } from 'node:fs';
import { read, SSF, type CellObject, type WorkBook } from '@e965/xlsx';
import type { Conversion, ConversionAnswer } from './protocol.ts';
import { CsvText } from './csv-text.ts';

/** Writes a sheet of a workbook (`.xls`, `.xlsb`, `.ods`) as a text. */
export function convertWorkbook({ path, to, table }: Conversion): ConversionAnswer {
  const book = read(readFileSync(path), {
    ...{ type: 'buffer', dense: true, cellNF: true, cellHTML: false, cellText: true },
    // What is not read cannot do harm.
    ...{ bookVBA: false, cellFormula: false, bookDeps: false, bookFiles: false },
  });
  const name = table ?? book.SheetNames[0];
  const sheet = name === undefined ? undefined : book.Sheets[name];
  if (name === undefined || !sheet) return { tables: book.SheetNames };
  const isFrom1904 = is1904(book);
  const rows = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
  const text = new CsvText(to);
  const width = rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0);
  let count = 0;
  for (const row of rows) {
    const cells = Array.from({ length: width }, (_, index) => textOf(row?.[index], isFrom1904));
    if (cells.every((cell) => cell === null)) continue;
    text.add(cells);
    count++;
  }
  text.close();
  return count === 0 ? { empty: name } : { converted: { table: name, hasNames: false } };
}

function is1904({ Workbook }: WorkBook): boolean {
  return Workbook?.WBProps?.date1904 === true;
}

/** A cell as its value is, not as it is shown: `1234.5`, `2024-12-31`. */
function textOf(cell: CellObject | undefined, date1904: boolean): string | null {
  if (cell?.v === undefined) return null;
  const text = String(cell.v);
  switch (cell.t) {
    case 'n':
      return typeof cell.z === 'string' && NUMBERS.is_date(cell.z)
        ? dateText(Number(cell.v), date1904)
        : text;
    case 'e':
      return cell.w ?? null;
    case 'b':
    case 's':
    case 'd':
    case 'z':
      return text === '' ? null : text;
  }
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
