import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { detectSeparator, scanCsv } from '@vitruve/manifests';
import { reasonOf, TaskError } from '@vitruve/workspace';
import { convertTable } from '../foreign/convert.ts';
import { isTableFile } from '../table-file.ts';
import { isAligned, writeWithTabs } from '../text/aligned.ts';
import { firstLinesOf } from '../text/beginning.ts';
import { detectEncoding, transcode, type TextEncoding } from '../text/encoding.ts';
import { piecesOf } from '../../running/file-pieces.ts';
import { unpackedPiecesOf } from '../text/unpacked-pieces.ts';
import { unpackGzip, unpackZip } from '../text/unpack.ts';
import { withoutLines } from './csv-shape.ts';
import type { Reading } from './reading.ts';

/** A file that is read, in a form that DuckDB reads. */
export type Source = TextSource | TypedSource | SheetSource;

/** Which file of an archive it is, and all that there are to choose from. */
interface Origin {
  readonly member?: string;
  readonly members?: readonly string[];
}

/** A text in UTF-8, at `path`. */
export interface TextSource extends Origin {
  readonly kind: 'csv';
  readonly path: string;
  /** In which it was written. */
  readonly encoding: TextEncoding;
  /** Whether runs of spaces separated its columns, in the place of which it has tabs. */
  readonly isAligned: boolean;
}

interface TypedSource extends Origin {
  readonly kind: 'table';
  readonly path: string;
}

/** A sheet or a table of a file of another program, as a text in UTF-8 with commas. */
export interface SheetSource extends Origin {
  readonly kind: 'converted';
  readonly path: string;
  readonly sheet: string;
  /** All that there are to choose from. */
  readonly sheets: readonly string[];
  /** Whether its first row holds the names of columns for certain. */
  readonly hasNames: boolean;
  readonly isEmpty: boolean;
}

/** How a file is read, and which of its tables. */
export interface SourceReading extends Reading {
  /** Whether the first table will do where there is none of that name, or there are several. */
  readonly takesFirst?: boolean;
}

/** Bytes of a text that its separator is found from, and records. */
const BEGINNING = 64 * 1024;
const RECORDS = 200;

const TEXT = /\.(?:csv|tsv|tab|txt|dat)$/iu;
const TABLE = /\.(?:parquet|pq|json|ndjson|jsonl)$/iu;
const WORKBOOK = /\.(?:xls[xmb]?|ods)$/iu;
const DATABASE = /\.(?:sqlite3?|db3?|gpkg)$/iu;
const GZIP = /\.gz$/iu;
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
  reading: SourceReading,
  scratch: string,
  signal: AbortSignal,
): Promise<Source> {
  const context = { reading, scratch, signal };
  if (await isArchive(file)) return openMember(file, context);
  if (!GZIP.test(file)) return openPlain(file, context);
  const unpacked = join(scratch, 'unpacked');
  await unpackGzip(file, unpacked, signal);
  return openPlain(await named(unpacked, basename(file, extname(file)), scratch), context);
}

/**
 * Whether what a file holds has to be unpacked, converted or decoded before DuckDB reads it.
 * @param file absolute.
 * @throws TaskError for what cannot be read.
 */
export async function needsOpening(file: string, signal: AbortSignal): Promise<boolean> {
  if ((await sheetKind(file)) || (await isArchive(file))) return true;
  // What is no table by its ending may be a text.
  if (!isText(file)) return false;
  if (!isTableFile(file)) return true;
  const encoding = await detectEncoding((GZIP.test(file) ? unpackedPiecesOf : piecesOf)(file, signal));
  return encoding !== 'utf-8' || (await hasGaps(file, {}));
}

/** Whether the encoding and the separator of a file can be told: it is a text, unless it is none of what is read at all. */
export function isText(file: string): boolean {
  const name = file.replace(GZIP, '');
  return ![TABLE, WORKBOOK, DATABASE].some((ending) => ending.test(name));
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

/** How a source is opened, and where. */
interface Opening {
  readonly reading: SourceReading;
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/** Writes a sheet or a table as a text. */
async function openSheet(
  file: string,
  kind: SheetKind,
  { reading: { sheet, skip, takesFirst = false }, scratch, signal }: Opening,
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

/** Whether a file is a ZIP archive, by its content; a workbook is one too, and is none here. */
async function isArchive(file: string): Promise<boolean> {
  if (WORKBOOK.test(file)) return false;
  const start = await firstBytes(file, ZIP.length);
  return ZIP.every((byte, index) => start[index] === byte);
}

async function openMember(file: string, opening: Opening): Promise<Source> {
  const { reading, scratch, signal } = opening;
  const isTable = (name: string): boolean =>
    [TEXT, TABLE, WORKBOOK, DATABASE].some((ending) => ending.test(name));
  const unpacked = join(scratch, 'unpacked');
  const isWanted = (name: string): boolean =>
    reading.member === undefined
      ? isTable(name)
      : name === reading.member || basename(name) === reading.member;
  let { tables, wanted } = await unpackZip(file, unpacked, { isTable, isWanted }, signal);
  if (reading.takesFirst === true && wanted.length === 0) {
    await rm(unpacked);
    ({ tables, wanted } = await unpackZip(file, unpacked, { isTable, isWanted: isTable }, signal));
  }
  const [first, ...others] = wanted;
  if (first === undefined) throw new TaskError(missingText(file, reading.member, tables));
  if (others.length > 0 && reading.takesFirst !== true)
    throw new TaskError(
      t('"{0}" contains several tables. Set "{1}" to one of: {2}', basename(file), 'member', listed(wanted)),
    );
  const path = await named(unpacked, first, scratch);
  return { ...(await openPlain(path, opening)), member: first, members: tables };
}

function missingText(file: string, member: string | undefined, tables: readonly string[]): string {
  const name = basename(file);
  if (member === undefined) return t('"{0}" contains no table', name);
  return tables.length === 0
    ? t('"{0}" does not contain "{1}"', name, member)
    : t('"{0}" does not contain "{1}". Tables: {2}', name, member, listed(tables));
}

/** Names that a message lists. */
const MOST_LISTED = 30;

function listed(names: readonly string[]): string {
  return names.length <= MOST_LISTED ? names.join(', ') : `${names.slice(0, MOST_LISTED).join(', ')}, …`;
}

/** Gives an unpacked file its own name: readers go by its ending, and messages name it. @returns its new path. */
async function named(unpacked: string, name: string, scratch: string): Promise<string> {
  const folder = join(scratch, 'member');
  await mkdir(folder);
  const path = join(folder, basename(name).replace(/[^\p{L}\p{N}._ -]/gu, '_'));
  await rename(unpacked, path);
  return path;
}

/** Of a file that is not packed. */
async function openPlain(path: string, opening: Opening): Promise<Source> {
  const kind = await sheetKind(path);
  if (kind) return openSheet(path, kind, opening);
  if (TABLE.test(path)) return { kind: 'table', path };
  const { reading, scratch, signal } = opening;
  const encoding = reading.encoding ?? (await detectEncoding(piecesOf(path, signal)));
  if (!encoding) throw new TaskError(t('"{0}" is not a text file', basename(path)));
  let text = path;
  if (encoding !== 'utf-8') {
    text = join(scratch, 'text.csv');
    await transcode(path, text, encoding, signal);
  }
  if (!(await hasGaps(text, reading))) return { kind: 'csv', path: text, encoding, isAligned: false };
  const tabs = join(scratch, 'tabs.tsv');
  await writeWithTabs(text, tabs, signal);
  return { kind: 'csv', path: tabs, encoding, isAligned: true };
}

/** Whether runs of spaces separate the columns of a text in UTF-8: as somebody says, or where nothing else does. */
async function hasGaps(path: string, { separator, skip = 0 }: Reading): Promise<boolean> {
  if (separator !== undefined) return separator === 'space';
  const text = withoutLines(await firstLinesOf(path, BEGINNING), skip);
  const { records } = scanCsv(text, detectSeparator(text), 0, RECORDS);
  return records.every(({ length }) => length === 1) && isAligned(text);
}
