/** Bounds what several workers hold in memory together. Each takes its share in the order in which they asked. */
export class Budget {
  #left: number;
  readonly #whole: number;
  readonly #waiting: { readonly share: number; readonly go: () => void }[] = [];

  /** @param whole what may be held at once, in any unit. */
  constructor(whole: number) {
    this.#whole = whole;
    this.#left = whole;
  }

  /** Waits for a share, and gives back what releases it. One that is larger than the whole waits until it is alone. */
  async take(wanted: number): Promise<() => void> {
    const share = Math.min(wanted, this.#whole);
    if (this.#waiting.length > 0 || share > this.#left) {
      await new Promise<void>((go) => this.#waiting.push({ share, go }));
    } else this.#left -= share;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#left += share;
      this.#admit();
    };
  }

  #admit(): void {
    for (let first = this.#waiting[0]; first && first.share <= this.#left; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#left -= first.share;
      first.go();
    }
  }
}
