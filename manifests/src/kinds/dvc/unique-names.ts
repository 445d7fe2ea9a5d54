/** Gives each of some texts a name of letters, digits, `_` and `-` that no other has. */
export class UniqueNames {
  readonly #taken = new Set<string>();
  readonly #most: number;

  /** @param most characters of a name. */
  constructor(most: number) {
    this.#most = most;
  }

  of(text: string): string {
    const plain = text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^\w-]+/gu, '-')
      .replaceAll(/^-+|-+$/gu, '');
    const base = (/^[A-Za-z_]/u.test(plain) ? plain : `_${plain}`).slice(0, this.#most);
    let name = base;
    for (let number = 2; this.#taken.has(name.toLowerCase()); number++) {
      const end = `-${number}`;
      name = base.slice(0, this.#most - end.length) + end;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}
