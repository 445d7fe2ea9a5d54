/** A product that is turned into its logarithm: larger ones are near the end of what a number can hold. */
const LARGEST = 1e150;

/**
 * Sums up log losses of rows. A loss is what a score lacks and the logarithm of a number between 1 and the number of classes: of rows
 * with the same weight these are multiplied, because one logarithm costs as much as many products.
 */
export class LogLosses {
  #sum = 0;
  #weight = 0;
  #product = 1;

  /** Adds the loss `lack + log(factor)`. */
  add(weight: number, lack: number, factor: number): void {
    if (weight !== this.#weight || this.#product > LARGEST) this.#close(weight);
    this.#sum += weight * lack;
    this.#product *= factor;
  }

  /** The losses so far, each times its weight. */
  total(): number {
    this.#close(this.#weight);
    return this.#sum;
  }

  #close(next: number): void {
    this.#sum += this.#weight * Math.log(this.#product);
    this.#weight = next;
    this.#product = 1;
  }
}
