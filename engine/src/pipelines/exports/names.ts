/** Gives each of some labels a name of its own, of lower-case letters, digits and dashes: a DNS label. */
export class Names {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #most: number;
  readonly #joint: '-' | '_';

  /** @param most characters of a name. */
  constructor(most = 63, joint: '-' | '_' = '-') {
    this.#most = most;
    this.#joint = joint;
  }

  /**
   * Always the same for the same thing.
   * @param key what distinguishes it from others with the same label.
   */
  of(label: string, key = label): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const base = this.#plain(label, this.#most);
    let name = base;
    for (let number = 2; this.#taken.has(name); number++) {
      const end = `${this.#joint}${number}`;
      name = `${this.#plain(base, this.#most - end.length)}${end}`;
    }
    this.#taken.add(name);
    this.#names.set(key, name);
    return name;
  }

  #plain(label: string, most: number): string {
    const joint = this.#joint;
    const words = label
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^a-z0-9]+/u)
      .filter((word) => word !== '');
    const name = words.join(joint).slice(0, most);
    const trimmed = name.endsWith(joint) ? name.slice(0, -1) : name;
    // Some programs read what begins with a digit as a number.
    return /^[a-z]/u.test(trimmed) ? trimmed : `p${joint}${trimmed}`.slice(0, most).replace(/[-_]$/u, '');
  }
}

/** `train (model=forest, size=2)` is named by its values: `train forest 2`. */
export function labelOf({
  stage,
  values,
}: {
  readonly stage: { readonly name: string };
  readonly values: ReadonlyMap<string, string>;
}): string {
  return [stage.name, ...values.values()].join(' ');
}
