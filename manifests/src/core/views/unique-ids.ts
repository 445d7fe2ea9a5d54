/** Gives things of one picture ids that stay when the text around them changes: their names, told apart by an ordinal. */
export class UniqueIds {
  readonly #taken = new Map<string, number>();

  /** The id of the next thing of that name: `role:DPO`, then `role:DPO~2`. */
  of(name: string): string {
    const count = (this.#taken.get(name) ?? 0) + 1;
    this.#taken.set(name, count);
    if (count === 1) return name;
    const numbered = `${name}~${count}`;
    // A thing may be called so itself.
    return this.#taken.has(numbered) ? this.of(numbered) : this.#take(numbered);
  }

  #take(id: string): string {
    this.#taken.set(id, 1);
    return id;
  }
}
