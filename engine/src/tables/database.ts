import { rm, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import { DatabaseProcess } from './database-process.ts';
import type { Answer, Cell, CellRow, Column, ColumnValues, Question } from './process/protocol.ts';
import { scratchFolder } from './scratch.ts';
import { shareOf, type Share } from './shares.ts';
import { SqlError } from './sql-error.ts';

/** What a database is opened with. */
export interface DatabaseOptions {
  /** Absolute paths of files that SQL may read. */
  readonly reads: readonly string[];
  /** Absolute paths of files that SQL may write. */
  readonly writes: readonly string[];
  /** What it may take of the machine; a share of it otherwise. */
  readonly share?: Share;
  /** Ends the database, whatever it does. */
  readonly signal: AbortSignal;
  /** From 0 to 1, while statements run that take long. */
  readonly onProgress?: (progress: number) => void;
}

/** What a text of statements came to. */
export interface StatementResult {
  /** Of the last statement; none where it has no rows. */
  readonly columns: readonly Column[];
  /** Rows that the last statement wrote. */
  readonly changed: number;
}

/** The first rows of a query. */
export interface QueriedRows {
  readonly columns: readonly Column[];
  readonly rows: readonly CellRow[];
  /** Whether there are more. */
  readonly isCut: boolean;
}

/** Rows that go from process to process at once. */
const PIECE = 32_768;

/**
 * A database in memory, in a process of its own, which reaches the files that it is opened with and nothing else: not the network, not
 * other files, not the environment. Whoever opens it ends it.
 */
export class Database {
  readonly #process: DatabaseProcess;
  readonly #options: DatabaseOptions;
  readonly #scratch: string;
  readonly #stamps: ReadonlyMap<string, string>;

  private constructor(options: DatabaseOptions, scratch: string, stamps: ReadonlyMap<string, string>) {
    this.#options = options;
    this.#scratch = scratch;
    this.#stamps = stamps;
    this.#process = DatabaseProcess.take();
    this.#process.onProgress = options.onProgress;
    options.signal.addEventListener('abort', this.#abort, { once: true });
  }

  /**
   * @throws SqlError when DuckDB is missing.
   * @throws TaskCancelledError when it is aborted.
   */
  static async open(options: DatabaseOptions): Promise<Database> {
    const { reads, writes, share = shareOf() } = options;
    const stamps = new Map(
      await Promise.all(reads.map(async (path) => [path, await stampOf(path)] as const)),
    );
    const scratch = await scratchFolder();
    const database = new Database(options, scratch, stamps);
    const paths = [...reads, ...writes].map(sqlPath);
    try {
      await database.#ask({ ask: 'open', bounds: { paths, scratch: sqlPath(scratch), ...share } }, '');
    } catch (error) {
      await database.end();
      throw error;
    }
    return database;
  }

  /**
   * Runs statements of ours.
   * @throws SqlError
   */
  run(sql: string, parameters: Readonly<Record<string, Cell>> = {}): Promise<StatementResult> {
    return this.#run(sql, parameters, false);
  }

  /**
   * Runs statements of somebody else: those that reach beyond tables are refused.
   * @throws SqlError
   * @throws TaskError when they changed a file that they may only read.
   */
  async runForeign(sql: string, parameters: Readonly<Record<string, Cell>> = {}): Promise<StatementResult> {
    const result = await this.#run(sql, parameters, true);
    await this.#mustBeUntouched();
    return result;
  }

  /**
   * Whether a text of somebody else is one query, and may stand in a statement of ours.
   * @throws SqlError
   */
  async isQuery(sql: string): Promise<boolean> {
    const answer = await this.#ask({ ask: 'isQuery', sql }, sql);
    if (!('isQuery' in answer)) throw new Error('A text was asked about, and something else answered');
    return answer.isQuery;
  }

  async #run(
    sql: string,
    parameters: Readonly<Record<string, Cell>>,
    isForeign: boolean,
  ): Promise<StatementResult> {
    const answer = await this.#ask({ ask: 'run', sql, parameters, isForeign }, sql);
    if (!('ran' in answer)) throw new Error('Statements were run, and something else answered');
    return answer.ran;
  }

  /** The next rows of the statement that was run last; fewer than were asked for at their end. */
  async next(most: number): Promise<readonly CellRow[]> {
    const answer = await this.#ask({ ask: 'rows', most }, '');
    if (!('rows' in answer)) throw new Error('Rows were asked for, and something else answered');
    return answer.rows;
  }

  /**
   * The first rows of a query of ours.
   * @throws SqlError
   */
  async rows(
    sql: string,
    most: number,
    parameters: Readonly<Record<string, Cell>> = {},
  ): Promise<QueriedRows> {
    const { columns } = await this.run(sql, parameters);
    const rows = await this.next(most + 1);
    return { columns, rows: rows.slice(0, most), isCut: rows.length > most };
  }

  /** All rows of the statement that was run last, in parts, column by column: `DOUBLE` as numbers, others as texts. */
  async *columns(): AsyncGenerator<readonly ColumnValues[]> {
    // The next part is read while this one is worked on.
    let ahead = this.#columns();
    try {
      for (;;) {
        const columns = await ahead;
        if (columns.length === 0) return;
        ahead = this.#columns();
        // Whoever goes on hears of its failure.
        ahead.catch(() => undefined);
        yield columns;
      }
    } finally {
      await ahead.catch(() => undefined);
    }
  }

  async #columns(): Promise<readonly ColumnValues[]> {
    const answer = await this.#ask({ ask: 'columns', least: PIECE }, '');
    if (!('columns' in answer)) throw new Error('Columns were asked for, and something else answered');
    return answer.columns;
  }

  /** Adds rows to a table whose columns are all texts. */
  async append(table: string, rows: readonly CellRow[]): Promise<void> {
    await this.#ask({ ask: 'append', table, rows }, '');
  }

  /**
   * Adds rows to a table whose columns are `DOUBLE` where numbers are given, and texts elsewhere.
   * @param columns one value for each row; NaN is no value.
   */
  async appendColumns(table: string, columns: readonly ColumnValues[]): Promise<void> {
    const rows = columns[0]?.length ?? 0;
    for (let from = 0; from < rows; from += PIECE) {
      const piece = columns.map((column) => column.slice(from, from + PIECE));
      await this.#ask({ ask: 'appendColumns', table, columns: piece }, '');
    }
  }

  /** Ends it with all that it holds. */
  async end(): Promise<void> {
    this.#options.signal.removeEventListener('abort', this.#abort);
    await this.#process.release();
    await rm(this.#scratch, { recursive: true, force: true, maxRetries: 3 });
  }

  readonly #abort = (): void => {
    this.#process.kill();
  };

  /** @param sql the text that faults are located in. */
  async #ask(question: Question, sql: string): Promise<Answer> {
    this.#mustNotBeAborted();
    const answer = await this.#process.ask(question);
    this.#mustNotBeAborted();
    if (typeof answer === 'string') throw new TaskError(t('The process of the database ended: {0}', answer));
    if ('fault' in answer) throw new SqlError(answer.fault, sql);
    return answer;
  }

  #mustNotBeAborted(): void {
    if (this.#options.signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
  }

  async #mustBeUntouched(): Promise<void> {
    for (const [path, stamp] of this.#stamps)
      if ((await stampOf(path)) !== stamp) throw new TaskError(t('"{0}" changed while the SQL ran', path));
  }
}

/** A path as DuckDB compares it. */
export function sqlPath(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

async function stampOf(path: string): Promise<string> {
  const { size, mtimeNs, ino } = await stat(path, { bigint: true });
  return `${size}:${mtimeNs}:${ino}`;
}
