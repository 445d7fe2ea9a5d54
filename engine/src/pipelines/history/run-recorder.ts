import { mkdir, open, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { PipelineEvent, RunState } from '../events.ts';
import { ownFolder } from '../own-folder.ts';
import { HISTORY_FOLDER, logFile, recordedIds, recordFile } from './files.ts';
import type { RecordedStage, RunEnd, RunHead } from './recorded-run.ts';
import { RunLog } from './run-log.ts';

/** Runs that are kept, unless `VITRUVE_HISTORY` says otherwise. */
const MOST = 200;

/** Milliseconds for which a run is kept. */
const LONGEST = 180 * 24 * 3600 * 1000;

/** How many runs are kept, as the environment says: none for `off`. */
export function historyLimit({ VITRUVE_HISTORY = '' }: NodeJS.ProcessEnv): number {
  if (VITRUVE_HISTORY === 'off') return 0;
  const count = Number(VITRUVE_HISTORY);
  return Number.isInteger(count) && count > 0 ? count : MOST;
}

/**
 * Records a run of a pipeline while it goes on: a line for each run of a stage that ended, appended at once, so that a runner that is
 * killed leaves what it has done until then. Nothing is written of a run in which all was up to date.
 */
export class RunRecorder {
  readonly #folder: string;
  readonly #limit: number;
  readonly #head: () => Promise<RunHead>;
  readonly #began = performance.now();
  /** Lines of a run that has done nothing yet. */
  #held: string[] = [];
  #log: RunLog | undefined;
  #logHeld: string[] = [];
  #file: FileHandle | undefined;
  readonly #counts: Partial<Record<RunState, number>> = {};
  #id = 0;
  #isBegun = false;
  /** What is known of runs of stages before they end, by their names. */
  readonly #open = new Map<string, Partial<RecordedStage>>();
  #writing: Promise<void> = Promise.resolve();
  #fault: unknown;

  /** @param own the folder of the state of runs; absolute. @param limit runs that are kept. @param head is asked once something is done. */
  constructor(own: string, limit: number, head: () => Promise<RunHead>) {
    this.#folder = join(own, HISTORY_FOLDER);
    this.#limit = limit;
    this.#head = head;
  }

  /** Hears what is told while a pipeline runs. */
  hear(event: PipelineEvent): void {
    switch (event.event) {
      case 'planned':
        return;
      case 'output':
        this.#logLine(`${event.run} | ${event.line}`);
        return;
      case 'started':
        this.#begin();
        this.#noteFiles(event);
        this.#logLine(`${event.run}: ${event.reason}`);
        return;
      case 'checked':
        this.#open.set(event.run, { ...this.#open.get(event.run), checks: event.checks });
        return;
      case 'retry':
        this.#logLine(`${event.run}: ${event.reason}`);
        return;
      case 'warning':
        this.#logLine(`${event.run ?? 'vitruve'}: ${event.message}`);
        return;
      case 'ended': {
        this.#counts[event.state] = (this.#counts[event.state] ?? 0) + 1;
        const at = Math.round(performance.now() - this.#began);
        if (!['up-to-date', 'skipped', 'not-run'].includes(event.state)) this.#begin();
        this.#write({ ...this.#open.get(event.run), ...event, event: 'stage', at });
        this.#open.delete(event.run);
        if (event.state === 'failed') this.#logLine(`${event.run}: ${event.reason ?? ''}`);
      }
    }
  }

  /** Writes how the run ended, and removes runs of long ago. @returns what kept it from being recorded. */
  async end(status: RunEnd['status']): Promise<unknown> {
    if (!this.#isBegun) return undefined;
    const milliseconds = Math.round(performance.now() - this.#began);
    this.#write({ event: 'end', status, milliseconds, counts: this.#counts });
    await this.#writing;
    try {
      await this.#log?.end();
      await this.#file?.close();
      await prune(this.#folder, this.#limit, this.#id);
    } catch (error) {
      this.#fault ??= error;
    }
    return this.#fault;
  }

  #noteFiles({ run, reads, readsOmitted, source }: Extract<PipelineEvent, { event: 'started' }>): void {
    if (!reads || !source) return;
    this.#open.set(run, { reads, ...(readsOmitted === undefined ? {} : { readsOmitted }), source });
  }

  #begin(): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    this.#writing = this.#head()
      .then(async (head) => {
        await ownFolder(join(this.#folder, '..'));
        await mkdir(this.#folder, { recursive: true });
        [this.#id, this.#file] = await newRecord(this.#folder);
        await this.#file.appendFile(lineOf(head));
        this.#log = new RunLog(join(this.#folder, logFile(this.#id)));
        for (const line of this.#logHeld) this.#log.add(line);
        this.#logHeld = [];
      })
      .catch((error: unknown) => {
        this.#fault = error;
      });
    for (const line of this.#held) this.#append(line);
    this.#held = [];
  }

  #write(line: RecordedStage | RunEnd): void {
    if (this.#isBegun) this.#append(lineOf(line));
    else this.#held.push(lineOf(line));
  }

  #append(line: string): void {
    this.#writing = this.#writing
      .then(async () => this.#file?.appendFile(line))
      .catch((error: unknown) => {
        this.#fault ??= error;
      });
  }

  #logLine(line: string): void {
    if (this.#log) this.#log.add(line);
    else if (this.#fault === undefined) this.#logHeld.push(line);
  }
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** The file of a run with the next number, which no other process has. */
async function newRecord(folder: string): Promise<[number, FileHandle]> {
  let id = 1 + Math.max(0, ...(await recordedIds(folder)));
  for (;;) {
    try {
      return [id, await open(join(folder, recordFile(id)), 'ax')];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      id++;
    }
  }
}

/** Removes what is more than the limit, or too old. The last run stays, so that the next number is a new one. */
async function prune(folder: string, limit: number, last: number): Promise<void> {
  const ids = (await recordedIds(folder)).filter((id) => id < last);
  const surplus = ids.length + 1 - limit;
  for (const [index, id] of ids.entries()) {
    const file = join(folder, recordFile(id));
    const found = await stat(file).catch(() => undefined);
    if (index >= surplus && found && Date.now() - found.mtimeMs < LONGEST) continue;
    await rm(file, { force: true });
    await rm(join(folder, logFile(id)), { force: true });
  }
}
