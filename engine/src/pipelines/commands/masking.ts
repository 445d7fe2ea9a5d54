/** The text that replaces a secret. */
const MASK = '***';

/** Secrets of fewer characters would take words out of every text. */
const SHORTEST = 3;

/** A whole text without secrets. */
export function masked(text: string, secrets: Iterable<string>): string {
  const masking = new Masking(secrets);
  return masking.push(text) + masking.end();
}

/**
 * Replaces secrets in a text that comes in pieces: a secret may begin in one and end in another, and may have several lines.
 * What may be the beginning of a secret is held back until it is known.
 */
export class Masking {
  readonly #secrets: readonly string[];
  #held = '';

  /** @param secrets each line of one that has several is a secret of its own. */
  constructor(secrets: Iterable<string>) {
    const all = [...secrets].flatMap((secret) => [secret, secret.trimEnd(), ...secret.split(/\r?\n/u)]);
    const long = all.filter((secret) => secret.trim().length >= SHORTEST);
    this.#secrets = [...new Set(long)].sort((a, b) => b.length - a.length);
  }

  /** @returns what of the text until now can be shown. */
  push(text: string): string {
    if (this.#secrets.length === 0) return text;
    const masked = this.#masked(this.#held + text, false);
    this.#held = masked.held;
    return masked.text;
  }

  /** The rest, when no more comes. */
  end(): string {
    const { text } = this.#masked(this.#held, true);
    this.#held = '';
    return text;
  }

  #masked(text: string, isEnd: boolean): { readonly text: string; readonly held: string } {
    let result = '';
    let at = 0;
    while (at < text.length) {
      // A longer secret that is not complete yet may begin where a shorter one stands.
      if (!isEnd && this.#mayBegin(text, at)) return { text: result, held: text.slice(at) };
      const secret = this.#secrets.find((one) => text.startsWith(one, at));
      if (secret === undefined) result += text.charAt(at++);
      else {
        result += MASK;
        at += secret.length;
      }
    }
    return { text: result, held: '' };
  }

  #mayBegin(text: string, at: number): boolean {
    const left = text.length - at;
    return this.#secrets.some((secret) => secret.length > left && secret.startsWith(text.slice(at)));
  }
}
