import { classOf, isFloating, type ColumnClass } from '../../tables/column-class.ts';
import type { Database } from '../../tables/database.ts';
import type { CellRow, Column } from '../../tables/process/protocol.ts';
import { quotedName } from '../../tables/quoting.ts';
import { cutValue } from './cut-value.ts';
import type { Bin, ColumnProfile, FrequentValue, TableProfile } from './task.ts';

/** Columns that are looked at; a table may have thousands. */
const MOST_COLUMNS = 500;
/** Columns that one statement counts. */
const GROUP = 40;
/** Rows up to which distinct values are counted exactly. */
const MOST_EXACT = 1_000_000;
/** Distinct values up to which those of a large table are counted, and the frequent ones looked for. */
const MOST_DISTINCT = 10_000;
const BINS = 20;
const VALUES = 6;

/** Figures that are asked of each column. */
const FIGURES = 7;

type Measured = Omit<TableProfile, 'isFolder' | 'bytes' | 'first'>;

/**
 * Looks at all rows of a table.
 * @param from the name of a table or view.
 * @param onColumn is told the columns that are done, and all.
 */
export async function profileOf(
  database: Database,
  from: string,
  onColumn: (done: number, total: number) => void,
): Promise<Measured> {
  const { columns: all } = await database.rows(`FROM ${from} LIMIT 0`, 0);
  const columns = all.slice(0, MOST_COLUMNS);
  const [first] = (await database.rows(`SELECT count(*)::DOUBLE FROM ${from}`, 1)).rows;
  const rows = Number(first?.[0] ?? 0);
  const isExact = rows <= MOST_EXACT;
  const profiles: ColumnProfile[] = [];
  for (let start = 0; start < columns.length; start += GROUP) {
    const group = columns.slice(start, start + GROUP);
    const figures = group.map((column) => figuresOf(column, isExact).join(', ')).join(',\n');
    const [row = []] = (await database.rows(`SELECT ${figures} FROM ${from}`, 1)).rows;
    for (const [index, column] of group.entries()) {
      const own = row.slice(index * FIGURES, (index + 1) * FIGURES);
      profiles.push(await columnProfile(new Subject(database, from, column, rows), own, isExact));
      onColumn(profiles.length, columns.length);
    }
  }
  return { rows, columns: profiles, left: all.length - columns.length };
}

/** What a class of columns can be asked. */
function hasOrder(columnClass: ColumnClass): boolean {
  return !['list', 'structure', 'binary'].includes(columnClass);
}

function isSpread(columnClass: ColumnClass): boolean {
  return ['integer', 'number', 'date', 'timestamp', 'time'].includes(columnClass);
}

/** Values, distinct values, values that are not finite, lowest and highest as texts, mean, values again as bounds of bins. */
function figuresOf({ name, type }: Column, isExact: boolean): readonly string[] {
  const column = quotedName(name);
  const columnClass = classOf(type);
  const isNumber = columnClass === 'integer' || columnClass === 'number';
  const finite = finiteFilter(column, type, columnClass);
  const distinct = isExact ? `count(DISTINCT ${column})` : `approx_count_distinct(${column})`;
  const isOrdered = hasOrder(columnClass);
  return [
    `count(${column})::DOUBLE`,
    isOrdered ? `${distinct}::DOUBLE` : 'NULL',
    finite === '' ? '0' : `(count(${column}) - count(${column})${finite})::DOUBLE`,
    isOrdered ? `(min(${column})${finite})::VARCHAR` : 'NULL',
    isOrdered ? `(max(${column})${finite})::VARCHAR` : 'NULL',
    isNumber ? `avg(${column}::DOUBLE)${finite}` : 'NULL',
    isSpread(columnClass)
      ? `[min(${positionOf(column, columnClass)})${finite}, max(${positionOf(column, columnClass)})${finite}]::DOUBLE[]::VARCHAR`
      : 'NULL',
  ];
}

/** What leaves out values that are NaN or infinite, which dates can be, too. */
function finiteFilter(column: string, type: string, columnClass: ColumnClass): string {
  const canBeInfinite = isFloating(type) || columnClass === 'date' || columnClass === 'timestamp';
  return canBeInfinite ? ` FILTER (isfinite(${column}))` : '';
}

/** Where a value is on a line, in SQL. */
function positionOf(column: string, columnClass: ColumnClass): string {
  return columnClass === 'integer' || columnClass === 'number'
    ? `${column}::DOUBLE`
    : `epoch(${column})::DOUBLE`;
}

/** A column that is looked at. */
class Subject {
  readonly name: string;
  readonly type: string;
  readonly class: ColumnClass;
  readonly rows: number;
  readonly #database: Database;
  readonly #from: string;

  constructor(database: Database, from: string, { name, type }: Column, rows: number) {
    this.#database = database;
    this.#from = from;
    this.name = name;
    this.type = type;
    this.class = classOf(type);
    this.rows = rows;
  }

  /** @param finite values that are between the bounds. */
  async bins([lowest, highest]: readonly [number, number], finite: number): Promise<readonly Bin[]> {
    if (lowest === highest) return [{ from: lowest, to: highest, count: finite }];
    const isWhole = this.class === 'integer';
    const span = highest - lowest + (isWhole ? 1 : 0);
    if (!Number.isFinite(span)) return [];
    const count = isWhole ? Math.ceil(span / Math.ceil(span / BINS)) : BINS;
    const width = isWhole ? Math.ceil(span / BINS) : span / BINS;
    const column = quotedName(this.name);
    const isFinite = finiteFilter(column, this.type, this.class).replace(/^ FILTER \(|\)$/gu, '');
    const { rows } = await this.#database.rows(
      `SELECT greatest(0, least(${count - 1}, floor((${positionOf(column, this.class)} - ${lowest}::DOUBLE) / ${width}::DOUBLE)))::INTEGER AS bin, count(*)::DOUBLE
      FROM ${this.#from} WHERE ${column} IS NOT NULL${isFinite === '' ? '' : ` AND ${isFinite}`} GROUP BY bin`,
      count,
    );
    const counts = new Map(rows.map(([bin, number]) => [Number(bin), Number(number)]));
    return Array.from({ length: count }, (_, bin) => ({
      from: lowest + bin * width,
      to: bin === count - 1 ? highest : lowest + (bin + 1) * width - (isWhole ? 1 : 0),
      count: counts.get(bin) ?? 0,
    }));
  }

  async distinct(): Promise<number> {
    const { rows } = await this.#database.rows(
      `SELECT count(DISTINCT ${quotedName(this.name)})::DOUBLE FROM ${this.#from}`,
      1,
    );
    return Number(rows[0]?.[0] ?? 0);
  }

  async values(): Promise<readonly FrequentValue[]> {
    const column = quotedName(this.name);
    const { rows } = await this.#database.rows(
      `SELECT ${column}::VARCHAR AS value, count(*)::DOUBLE AS number FROM ${this.#from} WHERE ${column} IS NOT NULL GROUP BY value ORDER BY number DESC, value LIMIT ${VALUES}`,
      VALUES,
    );
    return rows.map(([value, number]) => ({ value: cutValue(String(value)), count: Number(number) }));
  }
}

async function columnProfile(subject: Subject, figures: CellRow, isExact: boolean): Promise<ColumnProfile> {
  const [values, distinct, notFinite, lowest, highest, mean, bounds] = figures;
  const present = Number(values);
  const estimated = typeof distinct === 'number' ? distinct : undefined;
  const isCounted = isExact || (estimated !== undefined && estimated <= MOST_DISTINCT);
  const counted = isCounted && !isExact ? await subject.distinct() : estimated;
  const [from, to] = typeof bounds === 'string' ? boundsOf(bounds) : [];
  const isGrouped = subject.class === 'text' || subject.class === 'boolean';
  const repeats = counted !== undefined && counted < present && isCounted;
  return {
    name: subject.name,
    type: subject.type,
    class: subject.class,
    missing: subject.rows - present,
    notFinite: Number(notFinite),
    distinct: counted === undefined ? undefined : Math.min(counted, present),
    isEstimated: counted !== undefined && !isCounted,
    lowest: typeof lowest === 'string' ? cutValue(lowest) : undefined,
    highest: typeof highest === 'string' ? cutValue(highest) : undefined,
    mean: typeof mean === 'number' && Number.isFinite(mean) ? mean : undefined,
    bins:
      from !== undefined && to !== undefined
        ? await subject.bins([from, to], present - Number(notFinite))
        : [],
    values: isGrouped && repeats ? await subject.values() : [],
  };
}

/** @param text `[0.5, 9.0]`, or with NULL of a column without values. */
function boundsOf(text: string): readonly [number, number] | readonly [] {
  const [from, to] = text.slice(1, -1).split(', ').map(Number);
  return from !== undefined && to !== undefined && Number.isFinite(from) && Number.isFinite(to)
    ? [from, to]
    : [];
}
