/** The last things that were asked for, up to a number of them. */
export class Recent<Thing> {
  readonly #limit: number;
  readonly #things = new Set<Thing>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  has(thing: Thing): boolean {
    return this.#things.has(thing);
  }

  /** Notes that a thing was asked for. Returns the one that is forgotten for it. */
  add(thing: Thing): Thing | undefined {
    this.#things.delete(thing);
    this.#things.add(thing);
    if (this.#things.size <= this.#limit) return undefined;
    const [oldest] = this.#things;
    if (oldest !== undefined) this.#things.delete(oldest);
    return oldest;
  }

  delete(thing: Thing): void {
    this.#things.delete(thing);
  }
}
