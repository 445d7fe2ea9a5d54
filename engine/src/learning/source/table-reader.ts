import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { Database } from '../../tables/database.ts';
import { quotedName } from '../../tables/quoting.ts';
import type { ColumnValues } from '../../tables/process/protocol.ts';
import { SqlError } from '../../tables/sql-error.ts';
import type { TableSource } from '../../tables/table-file.ts';
import { typedTable } from '../../tables/typed-table.ts';
import type { TableColumn, TableRows } from '../model/table.ts';

/** What a column of a file can be used as. */
export type ColumnUse = 'number' | 'text' | 'time' | 'none';

export interface SourceColumn {
  readonly name: string;
  /** As DuckDB calls it. */
  readonly type: string;
  readonly use: ColumnUse;
}

/** A column to read, as what. */
export interface AskedColumn {
  readonly name: string;
  /** `time` as milliseconds since 1970. */
  readonly as: 'number' | 'text' | 'time';
  /** Whether each row must have a whole number. */
  readonly isWhole?: boolean;
}

/** Values of a table that are read, at most: they are kept in memory. */
const MOST_VALUES = 2 ** 28;
/** Names that a message shows. */
const SHOWN = 12;

const NUMBER = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\b.*|BOOLEAN)$/u;
const TEXT = /^(?:VARCHAR|UUID|ENUM\b.*)$/u;
const TIME = /^(?:DATE|TIMESTAMP\b.*|TIMESTAMP_.*)$/u;

/** A table of a file, read column by column. */
export class TableReader {
  readonly columns: readonly SourceColumn[];
  readonly #database: Database;
  readonly #source: TableSource;
  readonly #path: string;

  private constructor(
    database: Database,
    source: TableSource,
    path: string,
    columns: readonly SourceColumn[],
  ) {
    this.#database = database;
    this.#source = source;
    this.#path = path;
    this.columns = columns;
  }

  /** @param path as messages name it. @throws TaskError */
  static async open(database: Database, found: TableSource, path: string): Promise<TableReader> {
    const source = await typedTable(database, found);
    const { columns } = await named(path, () => database.run(`FROM ${source.sql} LIMIT 0`));
    const uses = columns.map(({ name, type }) => ({ name, type, use: useOf(type) }));
    return new TableReader(database, source, path, uses);
  }

  /** @throws TaskError when there is no such column. */
  column(name: string): SourceColumn {
    const column = this.columns.find((each) => each.name === name);
    if (column) return column;
    const names = this.columns.map((each) => each.name);
    const shown = [...names.slice(0, SHOWN), ...(names.length > SHOWN ? ['…'] : [])].join(', ');
    throw new TaskError(t('"{0}" has no column "{1}". Its columns: {2}', this.#path, name, shown));
  }

  /** False where each row lacks a value. @throws TaskError when there is no such column. */
  async hasValues(name: string): Promise<boolean> {
    const { rows } = await this.#rows(
      `SELECT count(${quotedName(this.column(name).name)}) FROM ${this.#source.sql}`,
    );
    return Number(rows[0]?.[0] ?? 0) > 0;
  }

  /**
   * Reads columns into memory, in the order of the file.
   * @param onProgress from 0 to 1.
   * @throws TaskError when they cannot be read, or are too large.
   */
  async read(asked: readonly AskedColumn[], onProgress: (progress: number) => void): Promise<TableRows> {
    const rows = await this.#count();
    if (rows * asked.length > MOST_VALUES)
      throw new TaskError(t('"{0}" is too large: {1} rows with {2} columns', this.#path, rows, asked.length));
    const columns = asked.map(({ name, as }): TableColumn =>
      as === 'text'
        ? { name, type: 'text', values: new Array<string>(rows).fill('') }
        : { name, type: 'number', values: new Float64Array(rows).fill(Number.NaN) },
    );
    await this.#select(asked);
    let row = 0;
    for await (const part of this.#database.columns()) {
      for (const [index, values] of part.entries()) put(columns[index], row, values);
      row += part[0]?.length ?? 0;
      onProgress(Math.min(1, row / rows));
    }
    for (const [index, { isWhole }] of asked.entries()) if (isWhole === true) mustBeWhole(columns[index]);
    return { rows, columns };
  }

  /**
   * The same, part by part: no more than two are in memory, and the next one is read while one is worked on. Nothing else can be asked of
   * the database meanwhile.
   */
  async *parts(
    asked: readonly AskedColumn[],
    onProgress: (progress: number) => void,
  ): AsyncGenerator<TableRows> {
    const rows = await this.#count();
    await this.#select(asked);
    let from = 0;
    for await (const part of this.#database.columns()) {
      const columns = asked.map(({ name, isWhole }, index): TableColumn => {
        const values = part[index] ?? [];
        if (!(values instanceof Float64Array)) return { name, type: 'text', values };
        const column: TableColumn = { name, type: 'number', values };
        if (isWhole === true) mustBeWhole(column, from);
        return column;
      });
      const count = part[0]?.length ?? 0;
      yield { rows: count, columns };
      from += count;
      onProgress(Math.min(1, from / rows));
    }
  }

  async #count(): Promise<number> {
    const { rows } = await this.#rows(`SELECT count(*) FROM ${this.#source.sql}`);
    const count = Number(rows[0]?.[0] ?? 0);
    if (count === 0) throw new TaskError(t('"{0}" has no rows', this.#path));
    return count;
  }

  async #select(asked: readonly AskedColumn[]): Promise<void> {
    const list = asked.map(({ name, as }) => expressionOf(quotedName(name), as)).join(', ');
    const texts = asked.filter(({ as }) => as === 'text');
    const from = await this.#withWords(texts.map(({ name }) => name));
    await named(this.#path, () => this.#database.run(`SELECT ${list} FROM ${from}`));
  }

  /** The table as SQL names it behind `FROM`, with the words of its truth values where they are others than true and false. */
  withWords(): Promise<string> {
    return this.#withWords(this.columns.map(({ name }) => name));
  }

  async #withWords(columns: readonly string[]): Promise<string> {
    const { sql, asWritten } = this.#source;
    if (!asWritten) return sql;
    const others: string[] = [];
    for (const name of columns) {
      if (this.column(name).type !== 'BOOLEAN') continue;
      const column = quotedName(name);
      const { rows } = await this.#rows(
        `SELECT count(*) FROM ${asWritten([name])} WHERE lower(${column}) NOT IN ('true', 'false')`,
      );
      if (Number(rows[0]?.[0] ?? 0) > 0) others.push(name);
    }
    return others.length > 0 ? asWritten(others) : sql;
  }

  #rows(sql: string): ReturnType<Database['rows']> {
    return named(this.#path, () => this.#database.rows(sql, 1));
  }
}

function useOf(type: string): ColumnUse {
  if (NUMBER.test(type)) return 'number';
  if (TEXT.test(type)) return 'text';
  return TIME.test(type) ? 'time' : 'none';
}

function expressionOf(column: string, as: AskedColumn['as']): string {
  switch (as) {
    case 'number':
      return `CAST(${column} AS DOUBLE)`;
    case 'text':
      return `CAST(${column} AS VARCHAR)`;
    case 'time':
      return `CAST(epoch_ms(CAST(${column} AS TIMESTAMP)) AS DOUBLE)`;
  }
}

/** @param from rows before it. @throws TaskError for the first row that has none. */
function mustBeWhole(column: TableColumn | undefined, from = 0): void {
  if (column?.type !== 'number') return;
  const row = column.values.findIndex((value) => !Number.isInteger(value));
  if (row >= 0)
    throw new TaskError(
      t(
        'Column "{0}" has "{1}" in row {2}: the model takes whole numbers',
        column.name,
        String(column.values[row]),
        from + row + 1,
      ),
    );
}

function put(column: TableColumn | undefined, from: number, values: ColumnValues): void {
  if (column?.type === 'number') column.values.set(values as Float64Array, from);
  else if (column)
    for (const [index, text] of (values as readonly string[]).entries())
      (column.values as string[])[from + index] = text;
}

async function named<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SqlError) throw new TaskError(t('"{0}" cannot be read: {1}', path, error.message));
    throw error;
  }
}
