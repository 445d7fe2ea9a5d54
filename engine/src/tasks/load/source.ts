import { open, readFile, rename, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { readSheets } from '@vitruve/manifests';
import { reasonOf, TaskError } from '@vitruve/workspace';
import type { CellRow } from '../../tables/process/protocol.ts';
import { convertTable } from '../../tables/foreign/convert.ts';
import { detectEncoding, transcode, type TextEncoding } from '../../tables/text/encoding.ts';
import { unpackGzip, unpackZip } from '../../tables/text/unpack.ts';
import type { FileInputs } from './inputs.ts';
import type { ServerSource } from './server-source.ts';

/** What is loaded, in a form that DuckDB reads. */
export type Source =
  | ServerSource
  /** A text in UTF-8, at `path`. */
  | { readonly kind: 'csv'; readonly path: string; readonly encoding: TextEncoding; readonly member?: string }
  | { readonly kind: 'table'; readonly path: string; readonly member?: string }
  | { readonly kind: 'sheet'; readonly sheet: string; readonly rows: readonly CellRow[] }
  /** A sheet or a table of a file of another program, as a text in UTF-8 with commas; `hasNames` where its first row holds names for certain. */
  | {
      readonly kind: 'converted';
      readonly path: string;
      readonly sheet: string;
      readonly hasNames: boolean;
    };

/** Bytes of a workbook, which is read into memory. */
const MOST_WORKBOOK = 64 * 2 ** 20;

const TEXT = /\.(?:csv|tsv|tab|txt|dat)$/iu;
const TABLE = /\.(?:parquet|pq|json|ndjson|jsonl)$/iu;
const WORKBOOK = /\.xls[xm]$/iu;
/** Workbooks that another library reads. */
const FOREIGN_WORKBOOK = /\.(?:xls|xlsb|ods)$/iu;
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const SQLITE = Buffer.from('SQLite format 3\0');

/**
 * Unpacks a file and brings it into UTF-8, where it is not yet as DuckDB reads it.
 * @param scratch absolute path of a folder for that.
 * @throws TaskError for what cannot be read.
 */
export async function openSource(inputs: FileInputs, scratch: string, signal: AbortSignal): Promise<Source> {
  const { file, member } = inputs;
  await mustBeFile(file);
  const start = await firstBytes(file);
  if (WORKBOOK.test(file)) return sheetOf(inputs);
  if (start.subarray(0, SQLITE.length).equals(SQLITE)) return converted('sqlite', inputs, scratch, signal);
  if (FOREIGN_WORKBOOK.test(file)) return converted('workbook', inputs, scratch, signal);
  if (ZIP.every((byte, index) => start[index] === byte)) {
    const unpacked = join(scratch, 'unpacked');
    const isWanted = (name: string): boolean =>
      member === undefined
        ? TEXT.test(name) || TABLE.test(name)
        : name === member || basename(name) === member;
    const names = await unpackZip(file, unpacked, isWanted, signal);
    const name = onlyMember(names, inputs);
    return { ...(await plainSource(unpacked, name, inputs, scratch, signal)), member: name };
  }
  if (/\.gz$/iu.test(file)) {
    const unpacked = join(scratch, 'unpacked');
    await unpackGzip(file, unpacked, signal);
    return plainSource(unpacked, basename(file, extname(file)), inputs, scratch, signal);
  }
  return plainSource(file, file, inputs, scratch, signal);
}

async function converted(
  kind: 'workbook' | 'sqlite',
  { file, sheet }: FileInputs,
  scratch: string,
  signal: AbortSignal,
): Promise<Source> {
  const path = join(scratch, 'converted.csv');
  const asked = { kind, path: file, to: path, ...(sheet === undefined ? {} : { table: sheet }) };
  const { table, hasNames } = await convertTable(asked, signal);
  return { kind: 'converted', path, sheet: table, hasNames };
}

async function mustBeFile(file: string): Promise<void> {
  const stats = await stat(file).catch((error: unknown) => {
    throw new TaskError(t('"{0}" cannot be read: {1}', file, reasonOf(error)));
  });
  if (!stats.isFile()) throw new TaskError(t('"{0}" is not a file', file));
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function onlyMember(names: readonly string[], { file, member }: FileInputs): string {
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

/** @param name whose ending says what the file is. */
async function plainSource(
  path: string,
  name: string,
  inputs: FileInputs,
  scratch: string,
  signal: AbortSignal,
): Promise<Extract<Source, { readonly kind: 'csv' | 'table' }>> {
  if (TABLE.test(name)) {
    if (path === inputs.file) return { kind: 'table', path };
    // DuckDB reads a table by the ending of its file.
    const named = join(scratch, `table${extname(name).toLowerCase()}`);
    await rename(path, named);
    return { kind: 'table', path: named };
  }
  const encoding = inputs.encoding ?? (await detectEncoding(path, signal));
  if (!encoding) throw new TaskError(t('"{0}" is not a text file', basename(name)));
  if (encoding === 'utf-8') return { kind: 'csv', path, encoding };
  const text = join(scratch, 'text.csv');
  await transcode(path, text, encoding, signal);
  return { kind: 'csv', path: text, encoding };
}

/** A sheet of a workbook, as texts. */
async function sheetOf({ file, sheet }: FileInputs): Promise<Source> {
  const { size } = await stat(file);
  if (size > MOST_WORKBOOK)
    throw new TaskError(t('"{0}" is larger than {1} MB', basename(file), MOST_WORKBOOK / 2 ** 20));
  const { sheets, problems } = await readSheets(basename(file), await readFile(file));
  const names = sheets.map(({ name }) => name);
  const chosen = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === sheet);
  if (!chosen) {
    const [problem] = problems;
    throw new TaskError(
      problem && sheets.length === 0
        ? t('"{0}" cannot be read: {1}', basename(file), problem.message)
        : t('"{0}" has no sheet "{1}". Sheets: {2}', basename(file), sheet ?? '', names.join(', ')),
    );
  }
  const rows = chosen.rows.map((row) => row.map(({ text }) => (text === '' ? null : text)));
  return { kind: 'sheet', sheet: chosen.name, rows };
}
