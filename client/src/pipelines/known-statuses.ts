import type { StageStatus } from './recorded-runs.ts';
import { StageStates, stageOf } from './stage-states.ts';

/** Milliseconds after a change in which others follow it: "save all", a format on save. */
const PAUSE = 300;

/** What is known of a pipeline without running it. */
export interface KnownStatus {
  readonly states: StageStates;
  /** Of each run. */
  readonly statuses: readonly StageStatus[];
  /** Milliseconds that a stage took when it was last done. */
  readonly times: ReadonlyMap<string, number>;
}

/** Who is asked, and who is told. */
export interface StatusSource {
  /** Never fails: a pipeline without a status has no stages. */
  ask(uri: string): Promise<readonly StageStatus[]>;
  /** The addresses of the documents that somebody can see. */
  shown(): readonly string[];
  changed(): void;
}

/**
 * The statuses of pipelines, by the addresses of their documents. Each costs a process, which is why only those that are seen
 * are asked for, one at a time, and why changes that follow each other are one.
 */
export class KnownStatuses {
  readonly #source: StatusSource;
  readonly #pause: number;
  readonly #known = new Map<string, KnownStatus>();
  readonly #outdated = new Set<string>();
  readonly #waiting = new Set<string>();
  #isAsking = false;
  #timer: NodeJS.Timeout | undefined;

  /** @param pause milliseconds. */
  constructor(source: StatusSource, pause = PAUSE) {
    this.#source = source;
    this.#pause = pause;
  }

  /** The last answer, which is shown until there is a newer one. */
  of(uri: string): KnownStatus | undefined {
    return this.#known.get(uri);
  }

  /** Somebody wants to see this one: asked for unless it is known. */
  need(uri: string): void {
    if (this.#known.has(uri) && !this.#outdated.has(uri)) return;
    this.#waiting.add(uri);
    void this.#askAll();
  }

  outdate(uri: string): void {
    if (!this.#known.has(uri) && !this.#waiting.has(uri)) return;
    this.#outdated.add(uri);
    this.#renewSoon();
  }

  outdateAll(): void {
    for (const uri of [...this.#known.keys(), ...this.#waiting]) this.#outdated.add(uri);
    this.#renewSoon();
  }

  /** Asks again for what is seen and out of date. */
  renew(): void {
    for (const uri of this.#source.shown()) if (this.#outdated.has(uri)) this.need(uri);
  }

  forget(uri: string): void {
    this.#known.delete(uri);
    this.#outdated.delete(uri);
    this.#waiting.delete(uri);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
    this.#outdated.clear();
  }

  #renewSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.renew();
    }, this.#pause);
  }

  async #askAll(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    for (const uri of this.#waiting) {
      // What changes from here on is not in the answer.
      this.#outdated.delete(uri);
      const statuses = await this.#source.ask(uri);
      // Forgotten meanwhile: nobody wants to know.
      if (!this.#waiting.delete(uri)) continue;
      this.#known.set(uri, knownOf(statuses));
      this.#source.changed();
    }
    this.#isAsking = false;
    this.renew();
  }
}

function knownOf(statuses: readonly StageStatus[]): KnownStatus {
  const states = new StageStates();
  const times = new Map<string, number>();
  for (const { run, state, reason, lastMilliseconds } of statuses) {
    states.hear({ event: 'ended', run, state, milliseconds: 0, ...(reason === undefined ? {} : { reason }) });
    if (lastMilliseconds === undefined) continue;
    const stage = stageOf(run);
    times.set(stage, Math.max(times.get(stage) ?? 0, lastMilliseconds));
  }
  return { states, statuses, times };
}
