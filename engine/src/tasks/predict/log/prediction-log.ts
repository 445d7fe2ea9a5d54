import { mkdir, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { reasonOf, TaskError } from '@vitruve/workspace';
import { claim, type Claim } from '../../../running/processes/claim.ts';
import type { LogRows } from './log-entry.ts';
import { LogJournal } from './log-journal.ts';
import { writeJournalAsTable } from './log-table.ts';

export interface PredictionLogOptions {
  /** Days after which files are removed; undefined to keep them. */
  readonly days?: number;
  /** Rows and milliseconds after which a journal becomes a Parquet file. */
  readonly rows?: number;
  readonly time?: number;
  /** Called with what could not be written, and how many rows that were. */
  readonly onFailure: (reason: string, rows: number) => void;
}

const ROWS = 50_000;
const TIME = 15 * 60_000;
/** Rows that wait for a slow disk, at most. */
const MOST_WAITING = 200_000;
const DAY = 24 * 60 * 60_000;

const JOURNAL = '.journal';
/** `predictions-2026-11-24T02-12-08-148Z` */
const NAME = /^predictions-(\d{4}-\d{2}-\d{2})T[\d-]+Z\.parquet$/u;

/**
 * What a model predicted, in Parquet files of a folder. Rows are written to a journal as they come, which becomes a file from time to
 * time and at the end; a journal that a killed service left becomes one at the next start.
 */
export class PredictionLog {
  readonly #folder: string;
  readonly #options: PredictionLogOptions;
  readonly #claim: Claim;
  readonly #timer: NodeJS.Timeout;
  #waiting: LogRows[] = [];
  #waitingRows = 0;
  #journal: LogJournal | undefined;
  #writing = Promise.resolve();
  #making = Promise.resolve();
  #lastName = 0;

  private constructor(folder: string, options: PredictionLogOptions, claimed: Claim) {
    this.#folder = folder;
    this.#options = options;
    this.#claim = claimed;
    this.#timer = setInterval(
      () => {
        if (this.#isDue()) this.#afterWriting(() => this.#end());
      },
      (options.time ?? TIME) / 4,
    );
    this.#timer.unref();
  }

  /**
   * @param path of the folder, absolute. Each machine writes to a folder of its own in it.
   * @throws TaskError when it cannot be written, or another service writes to it.
   */
  static async open(path: string, options: PredictionLogOptions): Promise<PredictionLog> {
    const folder = join(path, hostname());
    try {
      await mkdir(folder, { recursive: true });
      const claimed = await claim(join(folder, '.lock'));
      if ('holder' in claimed)
        throw new TaskError(
          t('Another service writes to the folder "{0}" (process {1})', path, claimed.holder.pid),
        );
      const log = new PredictionLog(folder, options, claimed);
      await log.#recover();
      return log;
    } catch (error) {
      if (error instanceof TaskError) throw error;
      throw new TaskError(t('The predictions cannot be logged to "{0}": {1}', path, reasonOf(error)), {
        cause: error,
      });
    }
  }

  /** Writes rows, soon: nobody waits for it. */
  add(rows: LogRows): void {
    if (this.#waitingRows + rows.rows.length > MOST_WAITING) {
      this.#options.onFailure(t('The disk is too slow'), rows.rows.length);
      return;
    }
    this.#waiting.push(rows);
    this.#waitingRows += rows.rows.length;
    if (this.#waiting.length === 1) this.#afterWriting(() => this.#write());
  }

  /** Writes what waits, and makes a Parquet file of it. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#afterWriting(() => this.#write());
    this.#afterWriting(() => this.#end());
    await this.#writing;
    await this.#making;
    await this.#claim.release();
  }

  #afterWriting(work: () => Promise<void>): void {
    this.#writing = this.#writing.then(work).catch(this.#tell);
  }

  readonly #tell = (error: unknown): void => {
    this.#options.onFailure(reasonOf(error), 0);
  };

  async #write(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#waitingRows = 0;
    for (const { columns, rows } of waiting) {
      try {
        // Another model may have other columns.
        if (this.#journal && !isSame(this.#journal.columns, columns)) await this.#end();
        this.#journal ??= await LogJournal.create(this.#nextPath(), columns);
        await this.#journal.add(rows);
      } catch (error) {
        this.#options.onFailure(reasonOf(error), rows.length);
      }
    }
    if (this.#isDue()) await this.#end();
  }

  #isDue(): boolean {
    const { rows = ROWS, time = TIME } = this.#options;
    return (
      this.#journal !== undefined && (this.#journal.rows >= rows || Date.now() - this.#journal.began >= time)
    );
  }

  /** Ends the journal, of which a Parquet file is made while the next one is written. */
  async #end(): Promise<void> {
    const journal = this.#journal;
    this.#journal = undefined;
    if (!journal) return;
    await journal.close();
    this.#making = this.#making
      .then(async () => {
        await writeJournalAsTable(journal.path, JOURNAL);
        await this.#removeOld();
      })
      .catch(this.#tell);
  }

  async #recover(): Promise<void> {
    const names = await readdir(this.#folder);
    for (const name of names.sort())
      if (name.endsWith(JOURNAL)) await writeJournalAsTable(join(this.#folder, name), JOURNAL);
    await this.#removeOld();
  }

  async #removeOld(): Promise<void> {
    const { days } = this.#options;
    if (days === undefined) return;
    const oldest = new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
    for (const name of await readdir(this.#folder)) {
      const day = NAME.exec(name)?.[1];
      if (day !== undefined && day < oldest) await rm(join(this.#folder, name), { force: true });
    }
  }

  /** Another one each time, though two are asked for in one millisecond. */
  #nextPath(): string {
    this.#lastName = Math.max(Date.now(), this.#lastName + 1);
    const time = new Date(this.#lastName).toISOString().replaceAll(/[:.]/gu, '-');
    return join(this.#folder, `predictions-${time}${JOURNAL}`);
  }
}

function isSame(some: LogRows['columns'], others: LogRows['columns']): boolean {
  return (
    some.length === others.length &&
    some.every(({ name, type }, place) => name === others[place]?.name && type === others[place].type)
  );
}
