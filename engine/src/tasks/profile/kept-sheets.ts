import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskCancelledError } from '@vitruve/workspace';
import { Database } from '../../tables/database.ts';
import { typesOf } from '../../tables/loading/column-types.ts';
import { rawTable } from '../../tables/loading/raw-table.ts';
import { openSheet, type SheetKind, type SheetSource } from '../../tables/loading/source.ts';
import { quotedName } from '../../tables/quoting.ts';
import { scratchFolder } from '../../tables/scratch.ts';
import { writeStatement } from '../../tables/table-file.ts';

/** Sheets that are kept: whoever looks at one asks for page after page. */
const MOST = 4;

/** Columns of a sheet that are kept; it may have 16,384, which would take minutes. */
const MOST_COLUMNS = 1000;

/** How a folder is removed. */
const REMOVED = { recursive: true, force: true, maxRetries: 3 } as const;

/** A sheet that is asked for. */
export interface SheetQuestion {
  /** Absolute. */
  readonly file: string;
  readonly kind: SheetKind;
  readonly sheet: string | undefined;
  /** Whether the first will do where there is none of that name, or there are several tables. */
  readonly takesFirst: boolean;
}

/** A sheet as it was read. */
export interface KeptSheet {
  readonly sheet: string;
  /** All that there are to choose from. */
  readonly sheets: readonly string[];
  /** Absolute path of its Parquet file; undefined for one without values. */
  readonly path: string | undefined;
  /** Columns behind those of the file. */
  readonly left: number;
}

interface Kept {
  readonly question: SheetQuestion;
  /** Of the file when it was read. */
  readonly stamp: string;
  readonly sheet: Promise<KeptSheet>;
  /** Ends the reading. */
  readonly reading: AbortController;
  readonly folder: string;
  /** Once it was read. */
  found: KeptSheet | undefined;
  /** How many wait for it. */
  waiting: number;
}

/** Sheets of workbooks and tables of databases that were read, each as a Parquet file, until their file changes or others are read. */
export class KeptSheets {
  /** The one that was asked for last is the last. */
  #kept: readonly Kept[] = [];
  #folder: Promise<string> | undefined;
  #made = 0;

  /**
   * @throws TaskError for a file that cannot be read, or has no such sheet.
   * @throws TaskCancelledError when it is aborted.
   */
  async sheet(question: SheetQuestion, signal: AbortSignal): Promise<KeptSheet> {
    const { size, mtimeNs, ino } = await stat(question.file, { bigint: true });
    const stamp = `${size}:${mtimeNs}:${ino}`;
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

  #begin(question: SheetQuestion, stamp: string, folder: string): Kept {
    const reading = new AbortController();
    const sheet = readSheet(question, folder, reading.signal);
    const kept: Kept = { question, stamp, sheet, reading, folder, found: undefined, waiting: 0 };
    sheet.then(
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
  async #waited(kept: Kept, signal: AbortSignal): Promise<KeptSheet> {
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
      return await Promise.race([kept.sheet, aborted]);
    } finally {
      signal.removeEventListener('abort', leave);
      kept.waiting--;
      if (signal.aborted && kept.waiting === 0 && !kept.found) this.#forget(kept);
    }
  }
}

/** Whether a sheet is the one that is asked for. */
function answers({ question, found }: Kept, { file, sheet, takesFirst }: SheetQuestion): boolean {
  if (question.file !== file) return false;
  if (question.sheet === sheet && question.takesFirst === takesFirst) return true;
  return sheet !== undefined && found?.sheet === sheet;
}

/** @param folder of its own, which is made. */
async function readSheet(
  { file, kind, sheet, takesFirst }: SheetQuestion,
  folder: string,
  signal: AbortSignal,
): Promise<KeptSheet> {
  await mkdir(folder);
  const choice = { takesFirst, ...(sheet === undefined ? {} : { sheet }) };
  const source = await openSheet(file, kind, choice, folder, signal);
  const path = join(folder, 'sheet.parquet');
  const left = source.isEmpty ? 0 : await writeParquet(source, path, signal);
  await rm(source.path, { force: true });
  return { sheet: source.sheet, sheets: source.sheets, path: source.isEmpty ? undefined : path, left };
}

/** @returns columns that were left out. */
async function writeParquet(source: SheetSource, path: string, signal: AbortSignal): Promise<number> {
  const database = await Database.open({ reads: [source.path], writes: [path], signal });
  try {
    const { names, hasCommas } = await rawTable(database, source, {});
    const columns = await typesOf(database, 'raw', names.slice(0, MOST_COLUMNS), hasCommas);
    const values = columns.map(({ name, sql }) => `${sql} AS ${quotedName(name)}`);
    await database.run(writeStatement(`(SELECT ${values.join(', ')} FROM raw)`, path, path));
    return names.length - columns.length;
  } finally {
    await database.end();
  }
}
