/** Ticks of silence after which a server counts as stuck: the longest step of an honest workspace takes a few seconds. */
const PATIENCE = 8;

export interface WatchdogOptions {
  /** Asks the server something that it answers at once; rejects when it stops. Undefined while there is no server to ask. */
  readonly probe: () => Promise<unknown> | undefined;
  /** Ends a stuck server and starts another. Called once: what the first was busy with will mostly stop the next one, too. */
  readonly restart: () => void;
  /**
   * Called for each stuck server.
   * @param busyWith the document that it was last told of; undefined for none.
   */
  readonly tell: (busyWith: string | undefined, isRestarted: boolean) => void;
}

/**
 * Notices a language server that no longer answers: one that loops runs for ever, and takes a processor, unless somebody ends it. One
 * probe is on its way at a time. Silence is counted in ticks, not in time, so that a computer that slept is not taken for a server that
 * hangs.
 */
export class Watchdog {
  readonly #options: WatchdogOptions;
  /** The probe on its way. */
  #asked: Promise<unknown> | undefined;
  #silence = 0;
  #isFirst = true;
  #last: string | undefined;

  constructor(options: WatchdogOptions) {
    this.#options = options;
  }

  /** Notes the document that the server is told of. */
  note(document: string): void {
    this.#last = document;
  }

  /** To be called every so many seconds. */
  tick(): void {
    if (this.#asked) {
      if (++this.#silence === PATIENCE) this.#giveUp();
      return;
    }
    this.#silence = 0;
    const asked = this.#options.probe();
    if (!asked) return;
    this.#asked = asked;
    const answered = (): void => {
      if (this.#asked === asked) this.#asked = undefined;
    };
    // A probe that fails is an answer, or the end of a server that its exit tells of.
    asked.then(answered, answered);
  }

  #giveUp(): void {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    this.#asked = undefined;
    if (isFirst) this.#options.restart();
    this.#options.tell(this.#last, isFirst);
  }
}
