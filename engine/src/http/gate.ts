import { t } from '@vscode/l10n';
import { RequestError } from './request-error.ts';

/** Somebody's place: first they wait in it, then it is their turn. */
export interface Place {
  /** Waits for the turn. @throws what `signal` was aborted with. */
  turn(signal: AbortSignal): Promise<void>;
  /** Ends the turn, or the waiting. */
  leave(): void;
}

/** Has a few places: those in them take turns, a few at once. The others are asked to retry later. */
export class Gate {
  readonly #atOnce: number;
  readonly #places: number;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;
  #inside = 0;

  /** @param waiting places beside those whose turn it is. */
  constructor(atOnce: number, waiting: number) {
    this.#atOnce = atOnce;
    this.#places = atOnce + waiting;
  }

  /** @throws RequestError when all places are taken. */
  reserve(): Place {
    if (this.#taken >= this.#places) {
      throw new RequestError(503, 'busy', t('Too many requests are waiting: try again later'));
    }
    this.#taken++;
    let inside = false;
    let left = false;
    return {
      turn: async (signal) => {
        signal.throwIfAborted();
        if (this.#inside < this.#atOnce) this.#inside++;
        else await this.#wait(signal);
        inside = true;
      },
      leave: () => {
        if (left) return;
        left = true;
        this.#taken--;
        if (inside) this.#pass();
      },
    };
  }

  async #wait(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', give);
        resolve();
      };
      const give = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', give, { once: true });
      this.#waiting.push(go);
    });
  }

  /** The turn goes over to the first that waits. */
  #pass(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#inside--;
  }
}
