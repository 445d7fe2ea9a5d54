import type { Database } from '../database.ts';
import { quotedList, quotedName, quotedText } from '../quoting.ts';
import { beginningOf } from './beginning.ts';

/** A column of dates whose years have two digits, which DuckDB would misread. */
export interface ShortYearColumn {
  readonly name: string;
  /** Its value in SQL, of its text; the text itself where nothing says how to read it. */
  readonly sql: string;
}

/** Bytes of a text that are looked at. */
const BEGINNING = 1024 * 1024;

/** Rows that the order of day, month, and year is found in: as many as DuckDB guesses types from. */
const ROWS = 20_480;

const TOKEN = /(?<![\d./-])\d{1,2}([./-])\d{1,2}\1\d{2}(?![\d./-])/u;

/** What DuckDB takes for a date, and what is one: `1.2.10` is a version. */
const LIKE_DATE = String.raw`\d{1,2}[./-]\d{1,2}[./-]\d{2}`;
const DATE = String.raw`(?:\d{1,2}[/-]\d{1,2}[/-]\d{2}|\d{2}\.\d{2}\.\d{2})`;
const CLOCK = String.raw`[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?`;
const CLOCKS = [' %H:%M:%S.%f', ' %H:%M:%S', ' %H:%M'];

/** What only a year can be. */
const MOST_DAYS = 31;
const MOST_MONTHS = 12;

/**
 * Whether the beginning of a text has what could be a date with a year of two digits.
 * @param path absolute; of a text, which may be compressed by gzip.
 */
export async function mayHaveShortYears(path: string): Promise<boolean> {
  return TOKEN.test((await beginningOf(path, BEGINNING)).toString('latin1'));
}

/**
 * The columns of a text that DuckDB takes for dates, and whose years have two digits. It would read `31/12/24` as December 24 of 2031,
 * and `31/12/24 10:00` as one of the year 31.
 * @param from the table as DuckDB guesses it, as SQL names it behind `FROM`.
 * @param asWritten the same with columns as texts.
 */
export async function shortYearColumns(
  database: Database,
  from: string,
  asWritten: (columns: readonly string[]) => string,
): Promise<readonly ShortYearColumn[]> {
  const { columns } = await database.run(`FROM ${from} LIMIT 0`);
  const dates = columns.filter(({ type }) => /^(?:DATE|TIMESTAMP)$/u.test(type));
  if (dates.length === 0) return [];
  const names = dates.map(({ name }) => name);
  const counts = names.map((name) => {
    const value = valueOf(name);
    const part = (group: number): string =>
      `coalesce(max(try_cast(regexp_extract(${value}, '^(\\d+)[./-](\\d+)[./-](\\d+)', ${group}) AS INTEGER)), 0)`;
    return [
      `count(${value})`,
      ...[`${LIKE_DATE}(?:${CLOCK})?`, DATE, `${DATE}${CLOCK}`].map(
        (pattern) => `count_if(regexp_full_match(${value}, ${quotedText(pattern)}))`,
      ),
      ...[1, 2, 3].map(part),
      `count(DISTINCT regexp_extract(${value}, '[./-]'))`,
      `coalesce(min(regexp_extract(${value}, '[./-]')), '')`,
    ].join(', ');
  });
  const { rows } = await database.rows(
    `SELECT ${counts.join(',\n')} FROM (FROM ${asWritten(names)} LIMIT ${ROWS})`,
    1,
  );
  const all = rows[0] ?? [];
  const step = 9;
  return names.flatMap((name, index) => {
    const own = all.slice(index * step, (index + 1) * step);
    const [values = 0, alike = 0, plain = 0, timed = 0, first = 0, second = 0, third = 0, marks = 0] =
      own.map(Number);
    if (alike === 0) return [];
    const isTimed = values === timed;
    const isUniform = marks === 1 && (isTimed || values === plain);
    const format = isUniform ? formatOf([first, second, third], String(own[step - 1])) : undefined;
    return [{ name, sql: dateOf(name, format, isTimed) }];
  });
}

/** @returns undefined where a date may be read in two ways, and no custom says which. */
function formatOf(
  [first, second, third]: readonly [number, number, number],
  mark: string,
): string | undefined {
  const written = (...parts: string[]): string => parts.map((part) => `%${part}`).join(mark);
  if (first > MOST_DAYS) return written('y', 'm', 'd');
  // Hyphens are of ISO dates, too, which begin with the year.
  if (mark === '-' && third <= MOST_DAYS) return undefined;
  return second > MOST_MONTHS ? written('m', 'd', 'y') : written('d', 'm', 'y');
}

function dateOf(name: string, format: string | undefined, isTimed: boolean): string {
  if (format === undefined) return quotedName(name);
  const value = valueOf(name);
  if (!isTimed) return `strptime(${value}, ${quotedText(format)})::DATE`;
  return `strptime(replace(${value}, 'T', ' '), ${quotedList(CLOCKS.map((clock) => format + clock))})`;
}

/** Trimmed; an empty text is a missing value. */
function valueOf(name: string): string {
  return `nullif(trim(${quotedName(name)}), '')`;
}
