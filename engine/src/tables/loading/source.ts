import { open, rename, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { reasonOf, TaskError } from '@vitruve/workspace';
import { convertTable } from '../foreign/convert.ts';
import { detectEncoding, transcode, type TextEncoding } from '../text/encoding.ts';
import { unpackGzip, unpackZip } from '../text/unpack.ts';
import type { Reading } from './reading.ts';

/** A file that is read, in a form that DuckDB reads. */
export type Source =
  /** A text in UTF-8, at `path`. */
  | { readonly kind: 'csv'; readonly path: string; readonly encoding: TextEncoding; readonly member?: string }
  | { readonly kind: 'table'; readonly path: string; readonly member?: string }
  | SheetSource;

/** A sheet or a table of a file of another program, as a text in UTF-8 with commas. */
export interface SheetSource {
  readonly kind: 'converted';
  readonly path: string;
  readonly sheet: string;
  /** All that there are to choose from. */
  readonly sheets: readonly string[];
  /** Whether its first row holds the names of columns for certain. */
  readonly hasNames: boolean;
  readonly isEmpty: boolean;
}

const TEXT = /\.(?:csv|tsv|tab|txt|dat)$/iu;
const TABLE = /\.(?:parquet|pq|json|ndjson|jsonl)$/iu;
const WORKBOOK = /\.(?:xls[xmb]?|ods)$/iu;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const SQLITE = Buffer.from('SQLite format 3\0');

/**
 * Unpacks a file and brings it into UTF-8, where it is not yet as DuckDB reads it.
 * @param file absolute.
 * @param scratch absolute path of a folder for that.
 * @throws TaskError for what cannot be read.
 */
export async function openSource(
  file: string,
  reading: Reading,
  scratch: string,
  signal: AbortSignal,
): Promise<Source> {
  const kind = await sheetKind(file);
  if (kind) return openSheet(file, kind, { ...reading, takesFirst: false }, scratch, signal);
  const start = await firstBytes(file, ZIP.length);
  if (ZIP.every((byte, index) => start[index] === byte)) {
    const { member } = reading;
    const unpacked = join(scratch, 'unpacked');
    const isWanted = (name: string): boolean =>
      member === undefined
        ? TEXT.test(name) || TABLE.test(name)
        : name === member || basename(name) === member;
    const names = await unpackZip(file, unpacked, isWanted, signal);
    const name = onlyMember(file, names, member);
    return { ...(await plainSource(unpacked, name, { file, reading, scratch, signal })), member: name };
  }
  if (/\.gz$/iu.test(file)) {
    const unpacked = join(scratch, 'unpacked');
    await unpackGzip(file, unpacked, signal);
    return plainSource(unpacked, basename(file, extname(file)), { file, reading, scratch, signal });
  }
  return plainSource(file, file, { file, reading, scratch, signal });
}

/** What holds sheets or tables to choose from. */
export type SheetKind = 'workbook' | 'sqlite';

/**
 * Whether a file holds sheets or tables to choose from: a workbook by its ending, a database by its content.
 * @throws TaskError for what cannot be read.
 */
export async function sheetKind(file: string): Promise<SheetKind | undefined> {
  const stats = await stat(file).catch((error: unknown) => {
    throw new TaskError(t('"{0}" cannot be read: {1}', file, reasonOf(error)));
  });
  if (!stats.isFile()) throw new TaskError(t('"{0}" is not a file', file));
  if (WORKBOOK.test(file)) return 'workbook';
  return (await firstBytes(file, SQLITE.length)).equals(SQLITE) ? 'sqlite' : undefined;
}

/** Which sheet is read, and from which row. */
interface SheetChoice extends Pick<Reading, 'sheet' | 'skip'> {
  /** Whether the first will do where there is none of that name, or there are several tables. */
  readonly takesFirst: boolean;
}

/**
 * Writes a sheet or a table as a text.
 * @param file absolute.
 * @param scratch absolute path of a folder for it.
 * @throws TaskError for what cannot be read.
 */
export async function openSheet(
  file: string,
  kind: SheetKind,
  { sheet, skip, takesFirst }: SheetChoice,
  scratch: string,
  signal: AbortSignal,
): Promise<SheetSource> {
  const path = join(scratch, 'converted.csv');
  const { table, tables, hasNames, isEmpty } = await convertTable(
    {
      ...{ kind, path: file, to: path, takesFirst },
      ...(sheet === undefined ? {} : { table: sheet }),
      ...(skip === undefined ? {} : { skip }),
    },
    signal,
  );
  return { kind: 'converted', path, sheet: table, sheets: tables, hasNames, isEmpty };
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function onlyMember(file: string, names: readonly string[], member: string | undefined): string {
  const [first, ...others] = names;
  if (first === undefined)
    throw new TaskError(
      member === undefined
        ? t('"{0}" contains no table', basename(file))
        : t('"{0}" does not contain "{1}"', basename(file), member),
    );
  if (others.length > 0)
    throw new TaskError(
      t(
        '"{0}" contains several tables. Set "{1}" to one of: {2}',
        basename(file),
        'member',
        names.join(', '),
      ),
    );
  return first;
}

interface PlainContext {
  /** The file that was asked for. */
  readonly file: string;
  readonly reading: Reading;
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/** @param name whose ending says what the file is. */
async function plainSource(
  path: string,
  name: string,
  { file, reading, scratch, signal }: PlainContext,
): Promise<Extract<Source, { readonly kind: 'csv' | 'table' }>> {
  if (TABLE.test(name)) {
    if (path === file) return { kind: 'table', path };
    // DuckDB reads a table by the ending of its file.
    const named = join(scratch, `table${extname(name).toLowerCase()}`);
    await rename(path, named);
    return { kind: 'table', path: named };
  }
  const encoding = reading.encoding ?? (await detectEncoding(path, signal));
  if (!encoding) throw new TaskError(t('"{0}" is not a text file', basename(name)));
  if (encoding === 'utf-8') return { kind: 'csv', path, encoding };
  const text = join(scratch, 'text.csv');
  await transcode(path, text, encoding, signal);
  return { kind: 'csv', path: text, encoding };
}
