/**
 * A name for plain data, equal for equal data: 53 bits, so that two versions of a view are as good as never taken for
 * each other. It keeps no secret.
 */
export function versionOf(data: unknown): string {
  const digest = new Digest();
  digest.add(data);
  return digest.toString();
}

/** The hash "cyrb53" (public domain) over the values of plain data; a string that stands in it often is read once. */
class Digest {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;
  readonly #strings = new Map<string, number>();

  add(data: unknown): void {
    if (typeof data === 'string') this.#code(this.#ordinal(data));
    else if (typeof data === 'number') this.#number(data);
    else if (Array.isArray(data)) {
      this.#code(data.length);
      for (const item of data) this.add(item);
    } else if (typeof data === 'object' && data !== null) {
      for (const key in data) {
        this.#code(this.#ordinal(key));
        this.add((data as Readonly<Record<string, unknown>>)[key]);
      }
      this.#code(-1);
    } else this.#code(this.#ordinal(String(data)));
  }

  /** The number of a string among those met; its characters are read where it is met first. */
  #ordinal(text: string): number {
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    const ordinal = this.#strings.size;
    this.#strings.set(text, ordinal);
    for (let index = 0; index < text.length; index++) this.#code(text.charCodeAt(index));
    return ordinal;
  }

  #number(value: number): void {
    if (Number.isInteger(value)) this.#code(value);
    else this.#code(this.#ordinal(String(value)));
  }

  #code(code: number): void {
    this.#high = Math.imul(this.#high ^ code, 2654435761);
    this.#low = Math.imul(this.#low ^ code, 1597334677);
  }

  toString(): string {
    const high =
      Math.imul(this.#high ^ (this.#high >>> 16), 2246822507) ^
      Math.imul(this.#low ^ (this.#low >>> 13), 3266489909);
    const low =
      Math.imul(this.#low ^ (this.#low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
  }
}
