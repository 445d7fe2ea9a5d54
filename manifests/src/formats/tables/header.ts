import { scanCsv } from './csv-scan.ts';
import { detectSeparator } from './csv-separator.ts';

/** Characters at the beginning of a table in which its separator is detected. */
const SAMPLE = 20_000;
/** Records behind the first that it is compared with. */
const COMPARED = 200;

/** What is a value rather than a name. */
const VALUE = /^(?:[+-]?\d[\d\s.,/:TZ+-]*(?:e[+-]?\d+)?%?|true|false)$/iu;
const WHOLE = /^\d{1,9}$/u;
const YEAR = /^(?:1[89]|2[01])\d{2}$/u;
const DAY = /^(?:\d{4}-\d{1,2}(?:-\d{1,2})?|\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4}))$/u;

/** Cells that count from this number, one after the other, are names that a program gave. */
const FEWEST_COUNTED = 3;

/**
 * Whether the first of some records holds the names of columns rather than values: none is a number or a date, except where the
 * columns are years, days or numbers themselves (`country,2019,2020`), and they do not come again below. Names may be missing: programs
 * leave out that of row numbers.
 * @param records the first ones of a table, without what stands above it.
 */
export function isHeader([first = [], ...others]: readonly (readonly string[])[]): boolean {
  const names = first.map((cell) => cell.trim());
  if (names.every((name) => name === '')) return false;
  const below = others
    .slice(0, COMPARED)
    .filter((record) => record.length > 1 || names.length === 1)
    .map((record) => record.map((cell) => cell.trim()));
  const values = names.flatMap((name, column) => (VALUE.test(name) ? [{ name, column }] : []));
  if (values.length > 0) return isAxis(values, names.length, below);
  return !comesAgain(names, below);
}

/** Whether columns are named by years, days or numbers in their order, and hold something else. */
function isAxis(
  values: readonly { readonly name: string; readonly column: number }[],
  width: number,
  below: readonly (readonly string[])[],
): boolean {
  const names = values.map(({ name }) => name);
  const cellsBelow = (record: readonly string[]): readonly string[] =>
    values.map(({ column }) => record[column] ?? '');
  if (new Set(names).size < names.length || names.length < 2) return false;
  for (const kind of [YEAR, DAY]) {
    if (names.every((name) => kind.test(name)) && (kind === DAY || isRising(names)))
      return (
        below.length > 0 && below.every((record) => !cellsBelow(record).every((cell) => kind.test(cell)))
      );
  }
  const isCounted = (cells: readonly string[]): boolean =>
    cells.every((cell, index) => WHOLE.test(cell) && Number(cell) === Number(cells[0]) + index);
  return (
    names.length >= Math.min(FEWEST_COUNTED, width) &&
    (names[0] === '0' || (names[0] === '1' && names.length < width)) &&
    isCounted(names) &&
    below.length > 0 &&
    !below.some((record) => isCounted(cellsBelow(record)))
  );
}

function isRising(years: readonly string[]): boolean {
  const steps = years.slice(1).map((year, index) => Number(year) - Number(years[index]));
  return steps.every((step) => step > 0) || steps.every((step) => step < 0);
}

/** Whether most cells are values of their columns: they stand there again, in records that are no second header. */
function comesAgain(names: readonly string[], below: readonly (readonly string[])[]): boolean {
  const own = names.flatMap((name, column) => (name === '' ? [] : [{ name, column }]));
  const rows = below.filter((record) => own.some(({ name, column }) => record[column] !== name));
  const again = own.filter(({ name, column }) => rows.some((record) => record[column] === name));
  return again.length > own.length / 2;
}

/**
 * The names of the columns of a table by its first line, those that are missing or repeated as DuckDB names them. Undefined where
 * the line is more likely data.
 */
export function headerIn(text: string): readonly string[] | undefined {
  const separator = detectSeparator(text.slice(0, SAMPLE));
  const { records } = scanCsv(text, separator, 0, COMPARED + 1);
  return isHeader(records) ? columnNames(records[0] ?? []) : undefined;
}

/** `column0`, or `column00` of more than ten, for one without a name; `name_1` for the second of a name. */
function columnNames(cells: readonly string[]): readonly string[] {
  const digits = String(cells.length - 1).length;
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = cell.trim() || `column${String(index).padStart(digits, '0')}`;
    const key = name.toLowerCase();
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return times === 0 ? name : `${name}_${times}`;
  });
}
