import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskCancelledError } from '@vitruve/workspace';
import { Database } from '../../tables/database.ts';
import { typesOf } from '../../tables/loading/column-types.ts';
import { rawTable } from '../../tables/loading/raw-table.ts';
import { needsOpening, openSource, type Source } from '../../tables/loading/source.ts';
import { quotedName } from '../../tables/quoting.ts';
import { scratchFolder } from '../../tables/scratch.ts';
import { writeStatement } from '../../tables/table-file.ts';
import { cutValue } from './cut-value.ts';
import type { ProfileReading } from './inputs.ts';
import type { FoundReading } from './task.ts';

/** Tables that are kept: whoever looks at one asks for page after page. */
const MOST = 4;

/** Columns that are kept; a sheet may have 16,384, which would take minutes. */
const MOST_COLUMNS = 1000;

/** Files of which is known whether they need opening. */
const MOST_NEEDS = 1000;

/** How a folder is removed. */
const REMOVED = { recursive: true, force: true, maxRetries: 3 } as const;

/** A table of a file that is asked for. */
export interface TableQuestion {
  /** Absolute. */
  readonly file: string;
  readonly reading: ProfileReading;
  /** Whether the first will do where there is none of that name, or there are several tables. */
  readonly takesFirst: boolean;
}

/** A table as it was read. */
export interface KeptTable {
  readonly found: FoundReading;
  /** Absolute path of its Parquet file; undefined for one without values. */
  readonly path: string | undefined;
  /** Columns behind those of the file. */
  readonly left: number;
}

interface Kept {
  readonly question: TableQuestion;
  /** Of the file when it was read. */
  readonly stamp: string;
  readonly table: Promise<KeptTable>;
  /** Ends the reading. */
  readonly reading: AbortController;
  readonly folder: string;
  /** Once it was read. */
  found: KeptTable | undefined;
  /** How many wait for it. */
  waiting: number;
}

/** Whether a file needs opening, as it was found out. */
interface Need {
  readonly stamp: string;
  readonly needed: Promise<boolean>;
}

/**
 * Tables that `vitruve/load` reads and DuckDB alone does not, each as a Parquet file, until their file changes or others are read: sheets
 * of workbooks, tables of databases, files of archives, texts that are not in UTF-8.
 */
export class KeptTables {
  /** The one that was asked for last is the last. */
  #kept: readonly Kept[] = [];
  /** By the paths of files. */
  readonly #needs = new Map<string, Need>();
  #folder: Promise<string> | undefined;
  #made = 0;

  /**
   * Whether a file has to be opened, and is not read as it is. All of a text is read for that, once.
   * @param file absolute.
   * @throws TaskError for what cannot be read.
   */
  async needsOpening(file: string, signal: AbortSignal): Promise<boolean> {
    const stamp = await stampOf(file);
    const known = this.#needs.get(file);
    if (known?.stamp === stamp) return known.needed;
    if (this.#needs.size >= MOST_NEEDS) this.#needs.clear();
    const needed = needsOpening(file, signal);
    this.#needs.set(file, { stamp, needed });
    // What was aborted or failed is looked at again.
    needed.catch(() => this.#needs.delete(file));
    return needed;
  }

  /**
   * @throws TaskError for a file that cannot be read, or has no such table.
   * @throws TaskCancelledError when it is aborted.
   */
  async table(question: TableQuestion, signal: AbortSignal): Promise<KeptTable> {
    const stamp = await stampOf(question.file);
    this.#folder ??= scratchFolder();
    const root = await this.#folder;
    const kept =
      this.#kept.find((each) => each.stamp === stamp && answers(each, question)) ??
      this.#begin(question, stamp, join(root, String(this.#made++)));
    this.#kept = [...this.#kept.filter((each) => each !== kept), kept];
    for (const other of this.#kept.slice(0, -MOST)) if (other.waiting === 0) this.#forget(other);
    return this.#waited(kept, signal);
  }

  /** Ends what is being read, and removes what was. */
  async dispose(): Promise<void> {
    for (const kept of this.#kept) this.#forget(kept);
    if (this.#folder) await rm(await this.#folder, REMOVED);
    this.#folder = undefined;
  }

  #begin(question: TableQuestion, stamp: string, folder: string): Kept {
    const reading = new AbortController();
    const table = readOpened(question, folder, reading.signal);
    const kept: Kept = { question, stamp, table, reading, folder, found: undefined, waiting: 0 };
    table.then(
      (found) => {
        kept.found = found;
      },
      // It is read again when it is asked for again.
      () => {
        this.#forget(kept);
      },
    );
    return kept;
  }

  #forget(kept: Kept): void {
    this.#kept = this.#kept.filter((each) => each !== kept);
    kept.reading.abort();
    void rm(kept.folder, REMOVED);
  }

  /** What nobody waits for any more is not read to its end. */
  async #waited(kept: Kept, signal: AbortSignal): Promise<KeptTable> {
    let leave = (): void => undefined;
    const aborted = new Promise<never>((_, reject) => {
      leave = () => {
        reject(new TaskCancelledError(t('The task was canceled')));
      };
    });
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    kept.waiting++;
    try {
      return await Promise.race([kept.table, aborted]);
    } finally {
      signal.removeEventListener('abort', leave);
      kept.waiting--;
      if (signal.aborted && kept.waiting === 0 && !kept.found) this.#forget(kept);
    }
  }
}

async function stampOf(file: string): Promise<string> {
  const { size, mtimeNs, ino } = await stat(file, { bigint: true });
  return `${size}:${mtimeNs}:${ino}`;
}

/** Whether a table is the one that is asked for. */
function answers({ question, found }: Kept, { file, reading, takesFirst }: TableQuestion): boolean {
  if (question.file !== file) return false;
  const isSame = (name: keyof ProfileReading): boolean => question.reading[name] === reading[name];
  if (!isSame('encoding') || !isSame('separator')) return false;
  if (isSame('sheet') && isSame('member') && question.takesFirst === takesFirst) return true;
  const isFound = (name: 'sheet' | 'member'): boolean => reading[name] === found?.found[name];
  return found !== undefined && isFound('sheet') && isFound('member');
}

/** @param folder of its own, which is made. */
async function readOpened(
  { file, reading, takesFirst }: TableQuestion,
  folder: string,
  signal: AbortSignal,
): Promise<KeptTable> {
  const scratch = join(folder, 'opened');
  await mkdir(scratch, { recursive: true });
  const source = await openSource(file, { ...reading, takesFirst }, scratch, signal);
  const { member, members } = source;
  const origin = {
    ...(member === undefined ? {} : { member }),
    ...(members === undefined ? {} : { members }),
    ...(source.kind === 'converted' ? { sheet: source.sheet, sheets: source.sheets } : {}),
  };
  if (source.kind === 'converted' && source.isEmpty) return { found: origin, path: undefined, left: 0 };
  const path = join(folder, 'kept.parquet');
  const { found, left } = await writeParquet(source, reading, path, signal);
  await rm(scratch, REMOVED);
  return { found: { ...origin, ...found }, path, left };
}

/** @returns columns that were left out, and what was found out about the file. */
async function writeParquet(
  source: Source,
  reading: ProfileReading,
  path: string,
  signal: AbortSignal,
): Promise<Omit<KeptTable, 'path'>> {
  const database = await Database.open({ reads: [source.path], writes: [path], signal });
  try {
    const { names, hasCommas, isTyped, detected } = await rawTable(database, source, reading);
    const taken = names.slice(0, MOST_COLUMNS);
    const columns = isTyped
      ? taken.map((name) => ({ name, sql: quotedName(name) }))
      : await typesOf(database, 'raw', taken, hasCommas);
    const values = columns.map(({ name, sql }) => `${sql} AS ${quotedName(name)}`);
    await database.run(writeStatement(`(SELECT ${values.join(', ')} FROM raw)`, path, path));
    const { encoding, separator } = detected;
    const found = {
      ...(encoding === undefined ? {} : { encoding }),
      ...(separator === undefined ? {} : { separator }),
      ...(isTyped ? {} : await unreadRows(database)),
    };
    return { found, left: names.length - columns.length };
  } finally {
    await database.end();
  }
}

/** Rows of a text that could not be read, and are not in the table. */
async function unreadRows(database: Database): Promise<Pick<FoundReading, 'unread'>> {
  const { rows } = await database.rows(
    'SELECT count(DISTINCT line) OVER (), line, error_message FROM rejected_lines ORDER BY line LIMIT 1',
    1,
  );
  const [[count, line, reason] = []] = rows;
  return count === undefined
    ? {}
    : { unread: { rows: Number(count), line: Number(line), reason: cutValue(String(reason)) } };
}
