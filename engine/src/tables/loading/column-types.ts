import type { Database } from '../database.ts';
import { quotedList, quotedName, quotedText } from '../quoting.ts';

/** A column as it is read. */
export interface LoadedColumn {
  readonly name: string;
  /** As SQL writes it. */
  readonly type: string;
  /** How its values are written, where that is not as SQL writes them; `given` by the user. */
  readonly notation?:
    | 'decimal-comma'
    | 'decimal-point'
    | 'thousands'
    | 'day-first'
    | 'month-first'
    | 'named-month'
    | 'given';
  /** What all of its numbers are written with, and which is not part of their values: `%` or a currency. */
  readonly unit?: string;
  /** Values that were a mark of a missing value among numbers, such as `?`. */
  readonly marked?: number;
  /** The value of a row, in SQL. */
  readonly sql: string;
}

/** Of numbers in groups of three digits: a space, one that does not break, a narrow one. */
const GAP = '[ \\x{a0}\\x{202f}]';
const GROUPED = `[1-9]\\d{0,2}(?:${GAP}\\d{3}){1,5}`;
/** Codes such as `01004` are texts. */
const WHOLE = '(?:0|[1-9]\\d{0,17})';

/** Units behind a number, and those of them that some write before it. */
const UNIT = '[%€$£]';
const CURRENCY = '[€$£]';
const AMOUNT = `[+-]?(?:${WHOLE}|${GROUPED})(?:[.,]\\d+)?`;
const UNITED = `${AMOUNT}${GAP}?${UNIT}|${CURRENCY}${GAP}?${AMOUNT}`;

const NUMBER_TYPE = /^(?:TINYINT|SMALLINT|INTEGER|INT|BIGINT|HUGEINT|FLOAT|REAL|DOUBLE|DECIMAL|NUMERIC)/iu;

/** Digits of a decimal number. */
const DIGITS = 18;

/** What some write where a value is missing, in SQL. */
const MARKS = "'?', 'NA', 'N/A'";

type Test = readonly [name: string, condition: (value: string) => string];

const matches =
  (pattern: string) =>
  (value: string): string =>
    `regexp_full_match(${value}, ${quotedText(pattern)})`;

/** How dates are written: the pattern tells the digits of the year, which DuckDB takes as they come. */
const DATES = {
  'day-first': { pattern: '\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}', formats: ['%d/%m/%Y'] },
  // With dots, what is shorter may be a version.
  'short-day-first': { pattern: '\\d{1,2}/\\d{1,2}/\\d{2}|\\d{2}\\.\\d{2}\\.\\d{2}', formats: ['%d/%m/%y'] },
  'month-first': { pattern: '\\d{1,2}[/-]\\d{1,2}[/-]\\d{4}', formats: ['%m/%d/%Y'] },
  'short-month-first': { pattern: '\\d{1,2}/\\d{1,2}/\\d{2}', formats: ['%m/%d/%y'] },
  'day-time': {
    pattern: '\\d{1,2}/\\d{1,2}/\\d{4} \\d.*',
    formats: ['%d/%m/%Y %H:%M:%S', '%d/%m/%Y %H:%M'],
  },
  'named-month': {
    pattern: '(?:\\d{1,2}[ /-][A-Za-z]{3,9}[ /-]|[A-Za-z]{3,9} \\d{1,2}, ?)(?:\\d{2}|\\d{4})',
    formats: ['%d/%b/%Y', '%d/%B/%Y', '%d/%b/%y', '%b/%d/%Y', '%B/%d/%Y'],
  },
} as const;

type DateForm = keyof typeof DATES;

/** The date that a text is, in SQL; NULL where it is not written so. */
function dateOf(form: DateForm, value: string): string {
  const { pattern, formats } = DATES[form];
  const isTime = form === 'day-time';
  const joined = isTime ? value : `regexp_replace(${value}, '[., -]+', '/', 'g')`;
  // A format of four digits takes two as a year long ago: the other one comes first.
  const list =
    form === 'named-month'
      ? shortYearFirst(joined, formats)
      : `try_strptime(${joined}, ${quotedList(formats)})`;
  const date = `CASE WHEN regexp_full_match(${value}, ${quotedText(pattern)}) THEN ${list} END`;
  return isTime ? date : `CAST(${date} AS DATE)`;
}

function shortYearFirst(value: string, formats: readonly string[]): string {
  const [short, long] = [
    formats.filter((each) => each.endsWith('%y')),
    formats.filter((each) => each.endsWith('%Y')),
  ];
  return `CASE WHEN regexp_matches(${value}, '\\d{4}$') THEN try_strptime(${value}, ${quotedList(long)}) ELSE try_strptime(${value}, ${quotedList(short)}) END`;
}

function written(form: DateForm): (value: string) => string {
  return (value) => `${dateOf(form, value)} IS NOT NULL`;
}

const TESTS: readonly Test[] = [
  ['plain', matches(`[+-]?${WHOLE}`)],
  ['whole', matches(`[+-]?(?:${WHOLE}|${GROUPED})`)],
  ['comma', matches(`[+-]?(?:${WHOLE}|${GROUPED})(?:,\\d+)?`)],
  ['point', matches(`[+-]?(?:${WHOLE}|${GROUPED})(?:\\.\\d+)?`)],
  ['double', matches('[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?')],
  ['zero', matches('[+-]?0\\d+.*')],
  ['united', matches(UNITED)],
  ['mark', (value) => `${value} IN (${MARKS})`],
  ['boolean', (value) => `lower(${value}) IN ('true', 'false', 'vrai', 'faux')`],
  ['date', (value) => `length(${value}) = 10 AND try_cast(${value} AS DATE) IS NOT NULL`],
  ['time', (value) => `length(${value}) >= 16 AND try_cast(${value} AS TIMESTAMP) IS NOT NULL`],
  ['dayFirst', written('day-first')],
  ['shortDayFirst', written('short-day-first')],
  ['monthFirst', written('month-first')],
  ['shortMonthFirst', written('short-month-first')],
  ['dayTime', written('day-time')],
  ['namedMonth', written('named-month')],
];

/** What was counted of a column. */
interface Counts {
  readonly values: number;
  readonly matching: ReadonlyMap<string, number>;
  /** Digits behind the comma or point, at most; those before it. */
  readonly scale: number;
  readonly before: number;
}

const NOTHING: Counts = { values: 0, matching: new Map(), scale: 0, before: 0 };

/** Columns up to which one row has the counts of all: to plan a statement on many takes longer than to run it. */
const MOST_BESIDE = 40;

/** Figures of a column before those of its tests. */
const FIGURES = 3;

/**
 * The types of columns of texts, by all their values: a type is taken only if each value has it.
 * @param from a table of texts, as SQL names it behind `FROM`.
 * @param hasCommas whether numbers may have decimal commas: not where commas separate columns.
 * @param hasMarks whether `?`, `NA` and `N/A` among numbers are missing values.
 */
export async function typesOf(
  database: Database,
  from: string,
  names: readonly string[],
  hasCommas: boolean,
  hasMarks = true,
): Promise<readonly LoadedColumn[]> {
  const values = names.map(trimmed);
  const counts = await countsOf(database, from, values);
  const columns = names.map((name, index) => ({
    name,
    ...typeOf(values[index] ?? '', counts[index] ?? NOTHING, hasCommas),
  }));
  const united = columns.filter((_, index) => hasAll(counts[index] ?? NOTHING, 'united'));
  const marks = columns.flatMap((column, index): readonly MarkedColumn[] => {
    const { values: all, matching } = counts[index] ?? NOTHING;
    const marked = matching.get('mark') ?? 0;
    return hasMarks && marked > 0 && marked < all ? [{ ...column, marked }] : [];
  });
  const numbers = [
    ...(await numbersWithUnits(database, from, united, hasCommas)),
    ...(await numbersWithMarks(database, from, marks, hasCommas)),
  ];
  return columns.map((column) => numbers.find(({ name }) => name === column.name) ?? column);
}

type MarkedColumn = LoadedColumn & Required<Pick<LoadedColumn, 'marked'>>;

/**
 * The columns whose values are numbers but for marks of missing values, as numbers.
 * @param columns of texts, some of which are such marks, and some are not.
 */
async function numbersWithMarks(
  database: Database,
  from: string,
  columns: readonly MarkedColumn[],
  hasCommas: boolean,
): Promise<readonly LoadedColumn[]> {
  if (columns.length === 0) return [];
  const values = columns.map(({ sql }) => `CASE WHEN ${sql} NOT IN (${MARKS}) THEN ${sql} END`);
  const counts = await countsOf(database, from, values);
  return columns.flatMap(({ name, marked }, index) => {
    const found = typeOf(values[index] ?? '', counts[index] ?? NOTHING, hasCommas);
    return NUMBER_TYPE.test(found.type) ? [{ name, ...found, marked }] : [];
  });
}

/**
 * The columns whose values all are numbers with the same unit, as numbers without it: what is published as `68,87%` is 68.87, as it is
 * where the unit is only in the header.
 * @param columns whose values all are numbers with a unit.
 */
async function numbersWithUnits(
  database: Database,
  from: string,
  columns: readonly LoadedColumn[],
  hasCommas: boolean,
): Promise<readonly LoadedColumn[]> {
  if (columns.length === 0) return [];
  const bare = columns.map(({ sql }) => withoutUnit(sql));
  const counts = await countsOf(database, from, bare);
  const ends = columns.flatMap(({ sql }) =>
    ['min', 'max'].map((end) => `${end}(regexp_extract(${sql}, '${UNIT}'))`),
  );
  const { rows } = await database.rows(`SELECT ${ends.join(', ')} FROM ${from}`, 1);
  const [units = []] = rows;
  return columns.flatMap(({ name }, index) => {
    const [unit, other] = units.slice(2 * index);
    const found = typeOf(bare[index] ?? '', counts[index] ?? NOTHING, hasCommas);
    return unit === other && found.type !== 'VARCHAR' ? [{ name, ...found, unit: String(unit) }] : [];
  });
}

/** What was counted of each column. @param values of columns, in SQL. */
async function countsOf(
  database: Database,
  from: string,
  values: readonly string[],
): Promise<readonly Counts[]> {
  const counted =
    values.length <= MOST_BESIDE
      ? await countedBeside(database, from, values)
      : await countedBelow(database, from, values);
  return counted.map(([count = 0, scale = 0, before = 0, ...counts]) => {
    const matching = new Map(TESTS.map(([test], at) => [test, counts[at] ?? 0]));
    return { values: count, scale, before, matching };
  });
}

/** The counts of each column, from one row that holds those of all. */
async function countedBeside(
  database: Database,
  from: string,
  values: readonly string[],
): Promise<readonly (readonly number[])[]> {
  const { rows } = await database.rows(`SELECT ${values.flatMap(figuresOf).join(',\n')} FROM ${from}`, 1);
  const all = (rows[0] ?? []).map(Number);
  const step = TESTS.length + FIGURES;
  return values.map((_, index) => all.slice(index * step, (index + 1) * step));
}

/** The same from a row for each column: their values are put below each other. */
async function countedBelow(
  database: Database,
  from: string,
  values: readonly string[],
): Promise<readonly (readonly number[])[]> {
  const columns = values.map((value, index) => `${value} AS ${quotedName(String(index))}`);
  const { rows } = await database.rows(
    `SELECT "column", ${figuresOf('"value"').join(', ')}
    FROM (UNPIVOT (SELECT ${columns.join(', ')} FROM ${from}) ON COLUMNS(*) INTO NAME "column" VALUE "value") GROUP BY "column"`,
    values.length,
  );
  const byColumn = new Map(rows.map(([column, ...counts]) => [Number(column), counts.map(Number)]));
  return values.map((_, index) => byColumn.get(index) ?? []);
}

function figuresOf(value: string): readonly string[] {
  return [
    `count(${value})`,
    `coalesce(max(length(regexp_extract(${value}, '[.,](\\d+)$', 1))), 0)`,
    `coalesce(max(length(regexp_replace(regexp_extract(${value}, '^[^.,]*'), '\\D', '', 'g'))), 0)`,
    ...TESTS.map(([, condition]) => `count_if(${condition(value)})`),
  ];
}

function hasAll({ values, matching }: Counts, test: string): boolean {
  return values > 0 && matching.get(test) === values;
}

function typeOf(value: string, counts: Counts, hasCommas: boolean): Omit<LoadedColumn, 'name'> {
  const { matching, scale, before } = counts;
  const all = (test: string): boolean => hasAll(counts, test);
  const digits = `regexp_replace(${value}, ${quotedText(GAP)}, '', 'g')`;
  if (all('plain')) return { type: 'BIGINT', sql: `${value}::BIGINT` };
  if (all('whole')) return { type: 'BIGINT', notation: 'thousands', sql: `${digits}::BIGINT` };
  const isExact = before + scale <= DIGITS;
  const type = isExact ? `DECIMAL(${DIGITS},${scale})` : 'DOUBLE';
  if (all('point')) return { type, notation: 'decimal-point', sql: `${digits}::${type}` };
  if (hasCommas && all('comma'))
    return { type, notation: 'decimal-comma', sql: `replace(${digits}, ',', '.')::${type}` };
  if (all('double') && matching.get('zero') === 0) return { type: 'DOUBLE', sql: `${value}::DOUBLE` };
  if (all('boolean')) return { type: 'BOOLEAN', sql: `lower(${value}) IN ('true', 'vrai')` };
  if (all('date')) return { type: 'DATE', sql: `${value}::DATE` };
  if (all('time')) return { type: 'TIMESTAMP', sql: `${value}::TIMESTAMP` };
  const dates = [
    ['dayFirst', 'day-first', 'day-first'],
    ['shortDayFirst', 'short-day-first', 'day-first'],
    ['monthFirst', 'month-first', 'month-first'],
    ['shortMonthFirst', 'short-month-first', 'month-first'],
    ['namedMonth', 'named-month', 'named-month'],
    ['dayTime', 'day-time', 'day-first'],
  ] as const;
  const found = dates.find(([test]) => all(test));
  if (found) {
    const [, form, notation] = found;
    return { type: form === 'day-time' ? 'TIMESTAMP' : 'DATE', notation, sql: dateOf(form, value) };
  }
  return { type: 'VARCHAR', sql: value };
}

/**
 * Columns whose types somebody gave: what is not of them is NULL, and counted by `isWrong`. Numbers that are all written with the same unit
 * are read without it, as where no type is given; numbers with a unit among others without are not: 12 may be another number than 12%.
 * @param from a table of texts, as SQL names it behind `FROM`.
 */
export async function givenColumns(
  database: Database,
  from: string,
  given: Readonly<Record<string, string>>,
): Promise<readonly LoadedColumn[]> {
  const numbers = Object.keys(given).filter((name) => NUMBER_TYPE.test(given[name] ?? ''));
  const figures = numbers.flatMap((name) => {
    const value = trimmed(name);
    const isUnited = `regexp_full_match(${value}, ${quotedText(UNITED)})`;
    const unit = `CASE WHEN ${isUnited} THEN regexp_extract(${value}, '${UNIT}') END`;
    return [`min(${unit})`, `max(${unit})`, `count(try_cast(${plainNumber(value)} AS DOUBLE))`];
  });
  const { rows } =
    figures.length > 0 ? await database.rows(`SELECT ${figures.join(', ')} FROM ${from}`, 1) : { rows: [] };
  const units = new Map(
    numbers.flatMap((name, index) => {
      const [least, most, others] = (rows[0] ?? []).slice(index * 3, index * 3 + 3);
      return typeof least === 'string' && least === most && Number(others) === 0 ? [[name, least]] : [];
    }),
  );
  return Object.entries(given).map(([name, type]) => givenColumn(name, type, units.get(name)));
}

/** @param unit of all its numbers. */
function givenColumn(name: string, type: string, unit: string | undefined): LoadedColumn {
  const value = trimmed(name);
  const isDate = /^(?:DATE|TIMESTAMP)/iu.test(type);
  const number = plainNumber(unit === undefined ? value : withoutUnit(value));
  const forms = (['short-day-first', 'day-first', 'day-time', 'named-month'] as const).map(
    (form) => `try_cast(${dateOf(form, value)} AS ${type})`,
  );
  const sql = NUMBER_TYPE.test(type)
    ? `try_cast(${number} AS ${type})`
    : isDate
      ? `coalesce(${forms.join(', ')}, try_cast(${value} AS ${type}))`
      : `try_cast(${value} AS ${type})`;
  return { name, type, notation: 'given', sql, ...(unit !== undefined && { unit }) };
}

/** A text as SQL writes numbers: without gaps between digits, and with a decimal point. */
function plainNumber(value: string): string {
  return `replace(regexp_replace(${value}, ${quotedText(GAP)}, '', 'g'), ',', '.')`;
}

function withoutUnit(value: string): string {
  return `trim(regexp_replace(${value}, '${UNIT}', ''), ${quotedText(SPACES)})`;
}

/** Whether a row has a value that is not of the type that was given for its column, in SQL. */
export function isWrong({ name, sql }: LoadedColumn): string {
  return `(${trimmed(name)} IS NOT NULL AND (${sql}) IS NULL)`;
}

const SPACES = ' \t\u00a0\u202f';

/** Trimmed; an empty text is a missing value. */
function trimmed(name: string): string {
  return `nullif(trim(${quotedName(name)}::VARCHAR, ${quotedText(SPACES)}), '')`;
}
