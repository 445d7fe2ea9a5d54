/** Tells of changes: at once, and then at most once in a while, the last one always. */
export class ChangeNotice {
  readonly #tell: () => void;
  readonly #pace: number;
  #timer: NodeJS.Timeout | undefined;
  #again = false;

  /** @param pace milliseconds between two notices. */
  constructor(pace: number, tell: () => void) {
    this.#pace = pace;
    this.#tell = tell;
  }

  changed(): void {
    if (this.#timer) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#again) this.changed();
    }, this.#pace);
    this.#tell();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
