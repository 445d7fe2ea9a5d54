/** The last things that were asked for, up to a number of them and up to a size of all together. */
export class Recent<Thing> {
  readonly #most: number;
  readonly #largest: number;
  readonly #sizes = new Map<Thing, number>();
  #size = 0;

  /** @param most things. @param largest size of all together; the last one is kept whatever its size. */
  constructor(most: number, largest: number) {
    this.#most = most;
    this.#largest = largest;
  }

  has(thing: Thing): boolean {
    return this.#sizes.has(thing);
  }

  /** Notes that a thing was asked for. Returns those that are forgotten for it. */
  add(thing: Thing, size: number): readonly Thing[] {
    this.delete(thing);
    this.#sizes.set(thing, size);
    this.#size += size;
    const forgotten: Thing[] = [];
    for (const oldest of this.#sizes.keys()) {
      if (oldest === thing || (this.#sizes.size <= this.#most && this.#size <= this.#largest)) break;
      this.delete(oldest);
      forgotten.push(oldest);
    }
    return forgotten;
  }

  delete(thing: Thing): void {
    this.#size -= this.#sizes.get(thing) ?? 0;
    this.#sizes.delete(thing);
  }
}
