import { t } from '@vscode/l10n';
import { RequestError } from './request-error.ts';

/** Bounds what all requests together hold in memory. */
export class HeldBytes {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** @throws RequestError when there would be too many. */
  take(bytes: number): void {
    if (this.#held + bytes > this.#most)
      throw new RequestError(503, 'busy', t('Too many requests are waiting: try again later'));
    this.#held += bytes;
  }

  give(bytes: number): void {
    this.#held -= bytes;
  }
}
