import {
  DuckDBInstance,
  StatementType,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBResult,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { quotedList } from '../quoting.ts';
import { cellOf } from './cells.ts';
import { collectGarbage } from './collect-garbage.ts';
import { chunksOf, columnValues, joinedColumns } from './column-values.ts';
import { faultOf, StatementError } from './fault.ts';
import { finished } from './finished.ts';
import type { Answer, Bounds, Cell, CellRow, Column, ColumnValues } from './protocol.ts';

type Ran = Extract<Answer, { readonly ran: unknown }>['ran'];

/** Milliseconds between two reports of progress. */
const EVERY = 250;

/**
 * What a script of somebody else consists of. Other statements reach beyond tables (`COPY`, `ATTACH`, `EXPORT`, `LOAD`), or hide what they
 * do (`EXPLAIN ANALYZE COPY …`, `EXECUTE`). `SET` reaches variables alone, since the configuration is locked.
 */
const ALLOWED: ReadonlySet<StatementType> = new Set([
  ...[StatementType.SELECT, StatementType.INSERT, StatementType.UPDATE, StatementType.DELETE],
  ...[StatementType.MERGE_INTO, StatementType.CREATE, StatementType.CREATE_FUNC, StatementType.ALTER],
  ...[StatementType.DROP, StatementType.TRANSACTION, StatementType.ANALYZE, StatementType.SET],
  StatementType.VARIABLE_SET,
]);

/** Functions that write to a file of their own, which may be an input. */
const WRITERS = /\benable_(?:profiling|logging)\b/iu;

/** A database in memory, without a way out but the paths that it was opened with. */
export class Session {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #onProgress: (progress: number) => void;
  #open: OpenRows | undefined;

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    onProgress: (progress: number) => void,
  ) {
    this.#instance = instance;
    this.#connection = connection;
    this.#onProgress = onProgress;
  }

  static async open(bounds: Bounds, onProgress: (progress: number) => void): Promise<Session> {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(bounds.threads),
      memory_limit: `${Math.round(bounds.memory)}B`,
      temp_directory: bounds.scratch,
      errors_as_json: 'true',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      allow_persistent_secrets: 'false',
    });
    const connection = await instance.connect();
    // Equal on every machine.
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run('SET enable_progress_bar = true');
    await connection.run('SET enable_progress_bar_print = false');
    await connection.run(`SET allowed_paths = ${quotedList(bounds.paths)}`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    return new Session(instance, connection, onProgress);
  }

  /** Runs statements. The rows of the last one are read by `rows`. */
  async run(sql: string, parameters: Readonly<Record<string, Cell>>, isForeign: boolean): Promise<Ran> {
    this.#forgetRows();
    if (isForeign) mustNotWrite(sql);
    return this.#telling(() => this.#runAll(sql, parameters, isForeign));
  }

  /** Ends it with its tables and what it keeps on disk. */
  close(): void {
    this.#forgetRows();
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  #forgetRows(): void {
    if (!this.#open) return;
    this.#open = undefined;
    collectGarbage();
  }

  /** Tells how far a statement is while it runs. */
  async #telling<Result>(work: () => Promise<Result>): Promise<Result> {
    const timer = setInterval(() => {
      const { percentage } = this.#connection.progress;
      if (percentage > 0) this.#onProgress(percentage / 100);
    }, EVERY);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  /** Whether a text of somebody else is one query, which may stand in another statement. */
  async isQuery(sql: string): Promise<boolean> {
    mustNotWrite(sql);
    try {
      const statements = await this.#connection.extractStatements(sql);
      return statements.count === 1 && (await statements.prepare(0)).statementType === StatementType.SELECT;
    } catch (error) {
      throw new StatementError(faultOf(error, 0));
    }
  }

  async #runAll(sql: string, parameters: Readonly<Record<string, Cell>>, isForeign: boolean): Promise<Ran> {
    const statements = await this.#connection.extractStatements(sql);
    let ran: Ran = { columns: [], changed: 0 };
    for (let index = 0; index < statements.count; index++) {
      try {
        const statement = await statements.prepare(index);
        const { statementType: type } = statement;
        if (isForeign && !ALLOWED.has(type))
          throw new StatementError({ kind: 'refused', message: StatementType[type], statement: index });
        bindParameters(statement, parameters);
        const isLast = index === statements.count - 1;
        const isRead = type === StatementType.SELECT || type === StatementType.EXPLAIN;
        const result = isLast && isRead ? await statement.stream() : await finished(statement);
        ran = isRead
          ? { columns: columnsOf(result), changed: 0 }
          : { columns: [], changed: result.rowsChanged };
        if (isLast && isRead) this.#open = new OpenRows(result);
      } catch (error) {
        throw new StatementError(faultOf(error, index));
      }
    }
    return ran;
  }

  /** The next rows of the last statement. */
  async rows(most: number): Promise<readonly CellRow[]> {
    // A query that ends with all its rows runs when the first are read.
    return this.#telling(async () => (await this.#open?.next(most)) ?? []);
  }

  /** The next rows of the last statement, column by column: the numbers of columns that are `DOUBLE`, the texts of others. */
  async columns(least: number): Promise<readonly ColumnValues[]> {
    return this.#telling(async () => (await this.#open?.columns(least)) ?? []);
  }

  /** Adds rows to a table whose columns are all texts. */
  async append(table: string, rows: readonly CellRow[]): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    try {
      for (const row of rows) {
        for (const cell of row) {
          if (cell === null) appender.appendNull();
          else appender.appendVarchar(String(cell));
        }
        appender.endRow();
      }
    } finally {
      appender.closeSync();
    }
  }

  /** Adds rows to a table whose columns are `DOUBLE` where numbers are given, and texts elsewhere. NaN is no value. */
  async appendColumns(table: string, columns: readonly ColumnValues[]): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    try {
      for (const chunk of chunksOf(columns)) appender.appendDataChunk(chunk);
    } finally {
      appender.closeSync();
    }
  }
}

/** Rows of a result that are read one part after another. */
class OpenRows {
  readonly #result: DuckDBResult;
  readonly #types: readonly DuckDBType[];
  #ahead: CellRow[] = [];

  constructor(result: DuckDBResult) {
    this.#result = result;
    this.#types = result.columnTypes();
  }

  async next(most: number): Promise<readonly CellRow[]> {
    while (this.#ahead.length < most) {
      const chunk = await this.#result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      for (const row of chunk.getRows()) this.#ahead.push(this.#cells(row));
    }
    const rows = this.#ahead.slice(0, most);
    this.#ahead = this.#ahead.slice(most);
    return rows;
  }

  async columns(least: number): Promise<readonly ColumnValues[]> {
    const pieces: (readonly ColumnValues[])[] = [];
    let rows = 0;
    while (rows < least) {
      const chunk = await this.#result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      pieces.push(this.#types.map((type, index) => columnValues(chunk.getColumnVector(index), type)));
      rows += chunk.rowCount;
    }
    return joinedColumns(pieces);
  }

  #cells(row: readonly DuckDBValue[]): CellRow {
    return row.map((value, index) => cellOf(value, this.#types[index] ?? VARCHAR));
  }
}

function mustNotWrite(sql: string): void {
  const [name] = WRITERS.exec(sql) ?? [];
  if (name !== undefined) throw new StatementError({ kind: 'refused', message: name });
}

function columnsOf(result: DuckDBResult): readonly Column[] {
  const types = result.columnTypes();
  return result.columnNames().map((name, index) => ({ name, type: String(types[index]) }));
}

/** Gives a statement the parameters that it names. */
function bindParameters(
  statement: DuckDBPreparedStatement,
  parameters: Readonly<Record<string, Cell>>,
): void {
  for (let index = 1; index <= statement.parameterCount; index++) {
    const name = statement.parameterName(index);
    const value = parameters[name];
    if (value === undefined) throw new StatementError({ kind: 'parameter', message: name });
    if (value === null) statement.bindNull(index);
    else if (typeof value === 'boolean') statement.bindBoolean(index, value);
    else if (typeof value === 'string') statement.bindVarchar(index, value);
    else if (Number.isSafeInteger(value)) statement.bindBigInt(index, BigInt(value));
    else statement.bindDouble(index, value);
  }
}
