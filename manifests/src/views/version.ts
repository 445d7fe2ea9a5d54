/**
 * A name for plain data, equal for equal data: 53 bits, so that two versions of a view are as good as never taken for
 * each other. Reads each character once; no secret is kept by it.
 */
export function versionOf(data: unknown): string {
  const digest = new Digest();
  digest.add(data);
  return digest.toString();
}

/** The hash "cyrb53" (public domain), fed piece by piece. */
class Digest {
  #high = 0xdeadbeef;
  #low = 0x41c6ce57;

  add(data: unknown): void {
    switch (typeof data) {
      case 'string':
        this.#text(data);
        return;
      case 'number':
        this.#text(String(data));
        return;
      case 'object':
        this.#object(data);
        return;
      default:
        this.#text(data === true ? '+' : data === false ? '-' : '?');
    }
  }

  #object(data: object | null): void {
    if (data === null) {
      this.#code(0);
    } else if (Array.isArray(data)) {
      this.#code(1);
      for (const item of data) this.add(item);
    } else {
      this.#code(2);
      for (const [key, value] of Object.entries(data)) {
        if (value === undefined) continue;
        this.#text(key);
        this.add(value);
      }
    }
    this.#code(3);
  }

  #text(text: string): void {
    for (let index = 0; index < text.length; index++) this.#code(text.charCodeAt(index));
    this.#code(4);
  }

  #code(code: number): void {
    this.#high = Math.imul(this.#high ^ code, 2654435761);
    this.#low = Math.imul(this.#low ^ code, 1597334677);
  }

  toString(): string {
    const high = Math.imul(this.#high ^ (this.#high >>> 16), 2246822507) ^ Math.imul(this.#low ^ (this.#low >>> 13), 3266489909);
    const low = Math.imul(this.#low ^ (this.#low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
    return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
  }
}
