/** A text that is no JSON where it is read. */
export class JsonFault extends Error {
  readonly at: number;

  constructor(at: number) {
    super('This is not JSON');
    this.at = at;
  }
}

/** Brackets within each other that are passed over; a text with more is not read on. */
const MOST_NESTED = 1000;

const BLANK = /[ \t\r\n]*/uy;
const LITERAL = /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;

/** A string, number or boolean; undefined for what is empty, a list or a map. */
export type JsonScalar = string | number | boolean | undefined;

/**
 * Reads a JSON text from its beginning to its end, and makes objects only of what is asked for: of a large file, most is passed over.
 * Each method stands before a value and ends behind it.
 */
export class JsonCursor {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  /** Where the next value starts. */
  get at(): number {
    this.#blank();
    return this.#at;
  }

  /** Behind the value that was read last. */
  get end(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.at === this.#text.length;
  }

  /** Calls `visit` for each key; it must read or pass over the value. Any other value is passed over. */
  map(visit: (key: string) => void): void {
    if (!this.#opens('{')) return;
    for (;;) {
      if (this.#takes('}')) return;
      const key = this.#string();
      this.#expect(':');
      visit(key);
      if (!this.#takes(',')) {
        this.#expect('}');
        return;
      }
    }
  }

  /** Calls `visit` for each item, as `map` does for keys. */
  list(visit: () => void): void {
    if (!this.#opens('[')) return;
    for (;;) {
      if (this.#takes(']')) return;
      visit();
      if (!this.#takes(',')) {
        this.#expect(']');
        return;
      }
    }
  }

  scalar(): JsonScalar {
    const here = this.#text[this.at];
    if (here === '"') return this.#string();
    if (here === '{' || here === '[') {
      this.pass();
      return undefined;
    }
    const written = this.#literal();
    if (written === 'null') return undefined;
    return written === 'true' || written === 'false' ? written === 'true' : Number(written);
  }

  /** Passes over a value, however deep. */
  pass(): void {
    let depth = 0;
    do {
      const here = this.#text[this.at];
      if (here === '"') this.#endOfString();
      else if (here === '{' || here === '[') {
        if (++depth > MOST_NESTED) throw new JsonFault(this.#at);
        this.#at++;
      } else if (depth > 0 && (here === '}' || here === ']')) {
        depth--;
        this.#at++;
      } else if (depth > 0 && (here === ',' || here === ':')) this.#at++;
      else this.#literal();
    } while (depth > 0);
  }

  #opens(bracket: string): boolean {
    if (this.#takes(bracket)) return true;
    this.pass();
    return false;
  }

  #takes(sign: string): boolean {
    if (this.#text[this.at] !== sign) return false;
    this.#at++;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) throw new JsonFault(this.#at);
  }

  #string(): string {
    const start = this.at;
    this.#endOfString();
    const written = this.#text.slice(start + 1, this.#at - 1);
    if (!written.includes('\\')) return written;
    try {
      return JSON.parse(`"${written}"`) as string;
    } catch {
      throw new JsonFault(start);
    }
  }

  #endOfString(): void {
    const start = this.at;
    if (this.#text[start] !== '"') throw new JsonFault(start);
    let end = this.#text.indexOf('"', start + 1);
    while (end !== -1 && this.#isEscaped(end, start)) end = this.#text.indexOf('"', end + 1);
    if (end === -1) throw new JsonFault(start);
    this.#at = end + 1;
  }

  /** True behind an odd number of backslashes. */
  #isEscaped(at: number, start: number): boolean {
    let first = at;
    while (first - 1 > start && this.#text[first - 1] === '\\') first--;
    return (at - first) % 2 === 1;
  }

  #literal(): string {
    LITERAL.lastIndex = this.at;
    const written = LITERAL.exec(this.#text)?.[0];
    if (written === undefined) throw new JsonFault(this.#at);
    this.#at += written.length;
    return written;
  }

  #blank(): void {
    BLANK.lastIndex = this.#at;
    BLANK.test(this.#text);
    this.#at = BLANK.lastIndex;
  }
}
