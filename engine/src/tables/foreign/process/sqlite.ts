import { readFileSync } from 'node:fs';
import openSql, { type Database, type SqlValue } from 'sql.js/dist/sql-wasm-inline.js';
import type { Conversion, ConversionAnswer } from './protocol.ts';
import { CsvText } from './csv-text.ts';

/** The bytes of a file that say how changes are written: 2 for a log beside it, which a copy in memory cannot have. */
const VERSIONS = [18, 19] as const;

/** Writes a table or a view of an SQLite database as a text. The file is read into memory, and never written. */
export async function convertSqlite(conversion: Conversion): Promise<ConversionAnswer> {
  const { Database: Opened } = await openSql();
  const bytes = readFileSync(conversion.path);
  for (const at of VERSIONS) if (bytes[at] === 2) bytes[at] = 1;
  const database = new Opened(bytes);
  try {
    return convertTable(database, conversion);
  } finally {
    database.close();
  }
}

function convertTable(database: Database, { to, table, takesFirst }: Conversion): ConversionAnswer {
  const tables = tablesOf(database);
  const isKnown = table !== undefined && tables.includes(table);
  const isFirstEnough = takesFirst === true || (table === undefined && tables.length === 1);
  const name = isKnown ? table : isFirstEnough ? tables[0] : undefined;
  if (name === undefined) return { tables };
  const statement = database.prepare(`SELECT * FROM "${name.replaceAll('"', '""')}"`);
  const text = new CsvText(to);
  try {
    text.add(statement.getColumnNames());
    while (statement.step()) text.add(statement.get().map(textOf));
  } finally {
    statement.free();
    text.close();
  }
  return { converted: { table: name, tables, hasNames: true, isEmpty: false } };
}

function tablesOf(database: Database): readonly string[] {
  const [found] = database.exec(
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
  );
  return found?.values.map(([name]) => String(name)) ?? [];
}

/** Bytes as hexadecimal digits. */
function textOf(value: SqlValue): string | null {
  if (value === null) return null;
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
}
