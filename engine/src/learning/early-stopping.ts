/** Watches a loss step by step, and tells when it no longer becomes smaller: as scikit-learn does. */
export class EarlyStopping {
  readonly #patience: number;
  readonly #tolerance: number;
  #least = Infinity;
  #best = 0;
  #step = 0;
  #waited = 0;

  /**
   * @param patience steps without improvement after which it is over; Infinity for never.
   * @param tolerance what a loss must be below the least one by to be an improvement.
   */
  constructor(patience: number, tolerance = 0) {
    this.#patience = patience;
    this.#tolerance = tolerance;
  }

  /** Takes the loss of the next step. @returns whether it is the least one until now. */
  isBest(loss: number): boolean {
    this.#step++;
    this.#waited = loss < this.#least - this.#tolerance ? 0 : this.#waited + 1;
    if (!(loss < this.#least)) return false;
    this.#least = loss;
    this.#best = this.#step;
    return true;
  }

  /** The step with the least loss, from 1; 0 before any. */
  get best(): number {
    return this.#best;
  }

  get isOver(): boolean {
    return this.#waited >= this.#patience;
  }
}
