/**
 * Random numbers that are the same for a seed on every machine. Each part of a computation that may run beside others (a tree, a
 * resample) has a stream of its own, so that results do not depend on the number of threads.
 * @see http://pracrand.sourceforge.net (sfc32), https://prng.di.unimi.it/splitmix64.c (mixing of seeds)
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param parts whole numbers: a seed, then what tells this stream from others of the seed. */
  constructor(...parts: readonly number[]) {
    let state = 0x9e3779b9;
    for (const part of parts) {
      state = mixed(state ^ (part | 0));
      state = mixed(state ^ Math.floor(part / 2 ** 32));
    }
    this.#a = state;
    this.#b = mixed(state + 1);
    this.#c = mixed(state + 2);
    for (let round = 0; round < 12; round++) this.bits();
  }

  /** 32 random bits, as a whole number from 0. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** At least 0 and less than 1, with 53 bits. */
  next(): number {
    return (this.bits() * 2 ** 21 + (this.bits() >>> 11)) / 2 ** 53;
  }

  /** A whole number from 0 to below `limit`, which is at most 2³². */
  below(limit: number): number {
    return Math.floor((this.bits() / 2 ** 32) * limit);
  }

  /** Puts items into random order, in place. */
  shuffle(items: Uint32Array): Uint32Array {
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      const kept = items[last] ?? 0;
      items[last] = items[other] ?? 0;
      items[other] = kept;
    }
    return items;
  }
}

/** The numbers from 0 to below `count` in random order. */
export function permutation(count: number, random: Random): Uint32Array {
  return random.shuffle(Uint32Array.from({ length: count }, (_, index) => index));
}

function mixed(state: number): number {
  let value = (state + 0x9e3779b9) | 0;
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
  return value ^ (value >>> 15);
}
