import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import pg, { type FieldDef } from 'pg';
import Cursor from 'pg-cursor';
import { CsvText } from './csv-text.ts';
import { ColumnReader, UnknownValueError } from './postgres-values.ts';
import type { Encryption, ServerAddress, ServerAnswer, ServerFailure, ServerReading } from './protocol.ts';

/** Characters of the rows that are asked for at once, about; and how many rows, at least and at most. */
const PIECE = { characters: 4_000_000, first: 100, most: 50_000 } as const;

/** Milliseconds beyond its time in which a server that is there says that it needs longer. */
const GRACE = 10_000;

/** What the server says of a table or a schema that it does not have. */
const UNKNOWN_TABLE = new Set(['42P01', '3F000']);

/** Tables that are listed at most. */
const MOST_TABLES = 5000;

type Row = readonly (string | null)[];

/** What came with an error of the library or of Node. */
interface Told extends Error {
  readonly code?: string;
  readonly position?: string;
  readonly hint?: string;
}

/** Reads a table or a query of PostgreSQL piece by piece, in a transaction that writes nothing. */
export async function readPostgres(reading: ServerReading): Promise<ServerAnswer> {
  let client: pg.Client;
  try {
    client = await connect(reading.address);
  } catch (error) {
    return { failure: failureOf(error as Told, true) };
  }
  const lost = new Promise<never>((_resolve, reject) => {
    client.on('error', reject);
    client.on('end', () => {
      reject(Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' }));
    });
  });
  // Whoever waits for it is told; nobody else need be.
  lost.catch(() => undefined);
  try {
    return await Promise.race([readAll(client, reading), lost]);
  } catch (error) {
    const failure = failureOf(error as Told, false);
    if (failure.code === undefined || !UNKNOWN_TABLE.has(failure.code)) return { failure };
    const tables = await Promise.race([tablesOf(client), lost]).catch(() => []);
    return { failure: { ...failure, tables } };
  } finally {
    // Ends it at once where a query is not over.
    client.end().catch(() => undefined);
  }
}

/** Rows of a query; `COPY` sends something else. */
class RowCursor extends Cursor {
  handleCopyData(): void {
    this.handleError(Object.assign(new Error('COPY'), { code: 'EMPTY' }));
  }
}

async function connect(address: ServerAddress): Promise<pg.Client> {
  let refused: unknown;
  for (const way of address.ways) {
    const { host, port, user, password, database, options, patience } = address;
    const client = new pg.Client({
      ...{ host, port, user, database, application_name: 'vitruve', keepAlive: true },
      connectionTimeoutMillis: patience,
      ssl: way === 'plain' ? false : tlsOf(way),
      ...(password === undefined ? {} : { password }),
      ...(options === undefined ? {} : { options }),
    });
    try {
      await client.connect();
      return client;
    } catch (error) {
      const { code, message } = error as Told;
      // Another way may do where the server takes no encryption, or has no rule for a connection without it.
      if (code !== '28000' && !message.includes('does not support SSL')) throw error;
      refused = error;
    }
  }
  throw refused;
}

function tlsOf({ proof, authorities, certificate, key }: Encryption): ConnectionOptions {
  return {
    rejectUnauthorized: proof !== 'none',
    ...(proof === 'certificate' ? { checkServerIdentity: () => undefined } : {}),
    ...(authorities === undefined ? {} : { ca: readFileSync(authorities) }),
    ...(certificate === undefined ? {} : { cert: readFileSync(certificate) }),
    ...(key === undefined ? {} : { key: readFileSync(key) }),
  };
}

async function readAll(client: pg.Client, { sql, to, timeout }: ServerReading): Promise<ServerAnswer> {
  // For this transaction only: a pool may give the session to somebody else.
  await client.query(
    `BEGIN READ ONLY; SET LOCAL statement_timeout = ${timeout}; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; ` +
      "SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1",
  );
  const { rows: arrays } = await client.query<{ readonly oid: number; readonly typelem: number }>(
    "SELECT oid, typelem FROM pg_catalog.pg_type WHERE typcategory = 'A' AND typelem <> 0",
  );
  const items = new Map(arrays.map(({ oid, typelem }) => [oid, typelem]));
  const text = new CsvText(to, '\\N');
  try {
    const cursor = client.query(
      new RowCursor(sql, [], { rowMode: 'array', types: { getTypeParser: () => (value) => value } }),
    );
    let readers: readonly ColumnReader[] | undefined;
    let names: readonly string[] = [];
    let done = 0;
    for (let count: number = PIECE.first; ;) {
      const { rows, fields } = await nextRows(cursor, count, timeout + GRACE);
      readers ??= readersOf(fields, items);
      if (readers.length === 0) throw Object.assign(new Error('No columns'), { code: 'EMPTY' });
      names = fields.map(({ name }) => name);
      let size = 0;
      for (const row of rows) {
        done++;
        const cells = cellsOf(row, readers, names, done);
        size += cells.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
        text.add(cells);
      }
      if (rows.length < count) break;
      const wanted = Math.floor((PIECE.characters * rows.length) / Math.max(size, 1));
      count = Math.max(1, Math.min(PIECE.most, wanted));
    }
    return { columns: readers.map(({ type }, index) => ({ name: names[index] ?? '', type })) };
  } finally {
    text.close();
  }
}

function nextRows(
  cursor: Cursor,
  count: number,
  patience: number,
): Promise<{ readonly rows: readonly Row[]; readonly fields: readonly FieldDef[] }> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      reject(Object.assign(new Error('No answer'), { code: 'ETIMEDOUT' }));
    }, patience);
    cursor.read(count, (error, rows, result) => {
      clearTimeout(late);
      if (error) reject(error);
      else resolve({ rows, fields: result.fields });
    });
  });
}

function readersOf(fields: readonly FieldDef[], items: ReadonlyMap<number, number>): readonly ColumnReader[] {
  return fields.map(
    ({ name, dataTypeID: type, dataTypeModifier: modifier }) =>
      new ColumnReader({ name, type, modifier, item: items.get(type) }),
  );
}

function cellsOf(
  row: Row,
  readers: readonly ColumnReader[],
  names: readonly string[],
  number: number,
): readonly (string | null)[] {
  return readers.map((reader, index) => {
    try {
      return reader.read(row[index] ?? null);
    } catch (error) {
      if (!(error instanceof UnknownValueError)) throw error;
      const value = { column: names[index] ?? '', row: number, text: error.message };
      throw Object.assign(error, { value });
    }
  });
}

async function tablesOf(client: pg.Client): Promise<readonly string[]> {
  await client.query('ROLLBACK');
  const { rows } = await client.query<{ readonly name: string }>(
    "SELECT CASE WHEN pg_catalog.pg_table_is_visible(c.oid) THEN c.relname ELSE n.nspname || '.' || c.relname END AS name " +
      'FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ' +
      "WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') " +
      `ORDER BY 1 LIMIT ${MOST_TABLES}`,
  );
  return rows.map(({ name }) => name);
}

function failureOf(error: Told & Pick<ServerFailure, 'value'>, isConnecting: boolean): ServerFailure {
  const { message, code, position, hint, value } = error;
  // Several addresses of one name that all refuse are one error without a message.
  const first =
    error instanceof AggregateError ? String((error.errors[0] as Error | undefined)?.message) : '';
  return {
    message: message || first,
    isConnecting,
    ...(code === undefined ? {} : { code }),
    ...(position === undefined ? {} : { position: Number(position) }),
    ...(hint === undefined ? {} : { hint }),
    ...(value === undefined ? {} : { value }),
  };
}
