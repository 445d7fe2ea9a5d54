import type { TableRows } from '../model/table.ts';
import { LearnerProcess } from '../process/learner-process.ts';
import { runOn } from '../process/learner.ts';
import { joinedRows, outputsOf, type Outputs } from './joined-rows.ts';

/** Rows that are run at once, unless one request has more: enough for many requests, and soon done. */
const MOST_ROWS = 4096;

/** Runs that are under way: one is worked on while the rows of the other travel. */
const AT_ONCE = 2;

/** A request that waits for its run. */
interface Waiting {
  readonly table: TableRows;
  readonly resolve: (outputs: Outputs) => void;
  readonly reject: (error: unknown) => void;
}

/** Requests that are run together. */
interface UnderWay {
  readonly asked: readonly Waiting[];
  /** Whether nothing else may run in the process meanwhile. */
  readonly isAlone: boolean;
}

/** The end of a process before it answered. */
class Ended extends Error {
  readonly reason: unknown;

  constructor(reason: unknown) {
    super('the process ended');
    this.reason = reason;
  }
}

export interface ServedModelOptions {
  readonly threads: number;
  /** Milliseconds after which a run is ended, and its process with it. */
  readonly time: number;
  /** Called with the rows of each run. */
  readonly onRun?: (rows: number) => void;
}

/**
 * A model that stays open in a process of its own, so that a run does not hold up whoever asks. What is asked for while it runs is
 * run together afterwards: a run of a hundred rows takes little longer than one of a single row.
 */
export class ServedModel {
  readonly #bytes: Uint8Array;
  readonly #options: ServedModelOptions;
  readonly #waiting: Waiting[] = [];
  /** Requests whose process ended, perhaps because of others: each is run by itself. */
  readonly #suspects: Waiting[] = [];
  #learner: Promise<LearnerProcess> | undefined;
  readonly #running = new Map<UnderWay, Promise<void>>();
  #isBeginning = false;
  #isClosed = false;

  private constructor(bytes: Uint8Array, options: ServedModelOptions) {
    this.#bytes = bytes;
    this.#options = options;
  }

  /** @param bytes that were checked: see `readModel`. @throws TaskError when it cannot be opened. */
  static async open(bytes: Uint8Array, options: ServedModelOptions): Promise<ServedModel> {
    const model = new ServedModel(bytes, options);
    model.#learner = model.#open();
    await model.#learner;
    return model;
  }

  /**
   * The answers for the rows of a table that has the columns of the model.
   * @throws TaskError when it does not run on them. What others asked for at the same time is answered nevertheless.
   */
  run(table: TableRows): Promise<Outputs> {
    if (this.#isClosed) return Promise.reject(new Error('the model was closed'));
    return new Promise<Outputs>((resolve, reject) => {
      this.#waiting.push({ table, resolve, reject });
      this.#begin();
    });
  }

  /** Whether its process is there, which is started again when it has ended: it may have taken too much memory. */
  async isReady(): Promise<boolean> {
    if (this.#isClosed) return false;
    return this.#opened().then(
      () => true,
      () => false,
    );
  }

  /** Ends the process, once all that was asked for is answered. */
  async close(): Promise<void> {
    this.#isClosed = true;
    while (this.#waiting.length > 0 || this.#suspects.length > 0 || this.#running.size > 0) {
      await Promise.all(this.#running.values());
      // What waits is run in the next turn of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const learner = await this.#learner?.catch(() => undefined);
    learner?.end();
  }

  /** Requests that arrive together are run together: they are waited for until the next turn of the event loop. */
  #begin(): void {
    if (this.#isBeginning) return;
    this.#isBeginning = true;
    setImmediate(() => {
      this.#isBeginning = false;
      while (this.#mayStart()) {
        const [suspect] = this.#suspects.splice(0, 1);
        this.#start(suspect ? [suspect] : this.#next(), suspect !== undefined);
      }
    });
  }

  /** A suspect waits for those that run, and others wait for it. */
  #mayStart(): boolean {
    if ([...this.#running.keys()].some(({ isAlone }) => isAlone)) return false;
    if (this.#suspects.length > 0) return this.#running.size === 0;
    return this.#waiting.length > 0 && this.#running.size < AT_ONCE;
  }

  #start(asked: readonly Waiting[], isAlone: boolean): void {
    const run: UnderWay = { asked, isAlone };
    const answered = this.#answer(run).finally(() => {
      this.#running.delete(run);
      this.#begin();
    });
    this.#running.set(run, answered);
  }

  #next(): readonly Waiting[] {
    let rows = 0;
    const next = this.#waiting.findIndex(({ table }, index) => {
      rows += table.rows;
      return index > 0 && rows > MOST_ROWS;
    });
    return this.#waiting.splice(0, next < 0 ? this.#waiting.length : next);
  }

  async #answer({ asked, isAlone }: UnderWay): Promise<void> {
    try {
      const outputs = await this.#run(joinedRows(asked.map(({ table }) => table)));
      let from = 0;
      for (const { table, resolve } of asked) {
        resolve(outputsOf(outputs, from, table.rows));
        from += table.rows;
      }
    } catch (error) {
      const [only, ...others] = asked;
      if (error instanceof Ended && !isAlone) this.#suspects.push(...asked);
      else if (others.length === 0) only?.reject(error instanceof Ended ? error.reason : error);
      // One of them is to blame, and which cannot be known.
      else for (const each of asked) await this.#answer({ asked: [each], isAlone });
    }
  }

  /** @throws Ended when the process ends before it answers. */
  async #run(table: TableRows): Promise<Outputs> {
    const learner = await this.#opened();
    this.#options.onRun?.(table.rows);
    const late = setTimeout(() => {
      learner.end();
    }, this.#options.time);
    try {
      return await runOn(learner, table);
    } catch (error) {
      throw learner.isGone ? new Ended(error) : error;
    } finally {
      clearTimeout(late);
    }
  }

  async #opened(): Promise<LearnerProcess> {
    this.#learner ??= this.#open();
    const before = this.#learner;
    const learner = await before.catch(() => undefined);
    if (learner && !learner.isGone) return learner;
    // Unless somebody else has started another meanwhile.
    if (this.#learner === before) this.#learner = this.#open();
    return this.#learner;
  }

  async #open(): Promise<LearnerProcess> {
    const learner = new LearnerProcess();
    try {
      await learner.ask({ ask: 'open', bytes: this.#bytes, threads: this.#options.threads });
      return learner;
    } catch (error) {
      learner.end();
      throw error;
    }
  }
}
