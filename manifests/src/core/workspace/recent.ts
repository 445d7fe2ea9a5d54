/** The last things that were asked for, up to a number of them. */
export class Recent {
  readonly #limit: number;
  readonly #uris = new Set<string>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  has(uri: string): boolean {
    return this.#uris.has(uri);
  }

  /** Notes that a thing was asked for. Returns the one that is forgotten for it. */
  add(uri: string): string | undefined {
    this.#uris.delete(uri);
    this.#uris.add(uri);
    if (this.#uris.size <= this.#limit) return undefined;
    const [oldest] = this.#uris;
    if (oldest !== undefined) this.#uris.delete(oldest);
    return oldest;
  }

  delete(uri: string): void {
    this.#uris.delete(uri);
  }
}
