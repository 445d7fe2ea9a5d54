/**
 * A name for plain data, equal for equal data: 53 bits, so that two versions of a view are as good as never taken for
 * each other. It keeps no secret.
 */
export function versionOf(data: unknown): string {
  const digest = new Digest();
  digest.add(data);
  return digest.toString();
}

/** What comes next in the digest, so that `12` is not `'12'` and `[['a'], 'b']` not `['a', ['b']]`. */
const MARK = { known: 1, string: 2, integer: 3, list: 4, record: 5, end: 6, other: 7 } as const;

/** The hash "cyrb53" (public domain) over the values of plain data; a string that is in it often is read once. */
class Digest {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;
  readonly #strings = new Map<string, number>();

  add(data: unknown): void {
    if (typeof data === 'string') this.#string(data);
    else if (typeof data === 'number' && data === (data | 0)) this.#codes(MARK.integer, data);
    else if (Array.isArray(data)) {
      this.#codes(MARK.list, data.length);
      for (const item of data) this.add(item);
    } else if (typeof data === 'object' && data !== null) {
      this.#code(MARK.record);
      for (const [key, value] of Object.entries(data)) {
        this.#string(key);
        this.add(value);
      }
      this.#code(MARK.end);
    } else {
      this.#code(MARK.other);
      this.#string(String(data));
    }
  }

  #string(text: string): void {
    const known = this.#strings.get(text);
    if (known !== undefined) {
      this.#codes(MARK.known, known);
      return;
    }
    this.#strings.set(text, this.#strings.size);
    this.#codes(MARK.string, text.length);
    for (let index = 0; index < text.length; index++) this.#code(text.charCodeAt(index));
  }

  #codes(mark: number, value: number): void {
    this.#code(mark);
    this.#code(value);
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
