/** A regular expression as Go's engine takes it, without captures: what they hold is nobody's question here. */
export type Pattern =
  | { readonly is: 'one'; readonly accepts: (character: string) => boolean }
  | { readonly is: 'start' | 'end' }
  | { readonly is: 'series' | 'choice'; readonly of: readonly Pattern[] }
  | { readonly is: 'repeat'; readonly of: Pattern; readonly least: number; readonly most: number };

/** Nesting that is followed. */
const MAX_DEPTH = 100;

/** Go's engine takes no more repetitions. */
const MAX_REPEAT = 1000;

/** Reads a pattern; undefined for one with what is not known here: flags, borders of words. */
export function readPattern(source: string): Pattern | undefined {
  const reader = new Reader(source);
  const pattern = reader.choice(0);
  return reader.isAtEnd ? pattern : undefined;
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#source.length;
  }

  get #next(): string {
    return this.#source[this.#at] ?? '';
  }

  #takes(sign: string): boolean {
    const is = this.#source.startsWith(sign, this.#at);
    if (is) this.#at += sign.length;
    return is;
  }

  choice(depth: number): Pattern | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const branches: Pattern[] = [];
    do {
      const branch = this.#series(depth);
      if (!branch) return undefined;
      branches.push(branch);
    } while (this.#takes('|'));
    return branches.length === 1 ? branches[0] : { is: 'choice', of: branches };
  }

  #series(depth: number): Pattern | undefined {
    const parts: Pattern[] = [];
    while (!this.isAtEnd && this.#next !== '|' && this.#next !== ')') {
      const part = this.#repeated(depth);
      if (!part) return undefined;
      parts.push(part);
    }
    return { is: 'series', of: parts };
  }

  #repeated(depth: number): Pattern | undefined {
    let of = this.#atom(depth);
    while (of) {
      const bounds = this.#bounds();
      if (!bounds) break;
      const [least, most] = bounds;
      // How much is taken where there is a choice makes no difference to whether anything matches.
      this.#takes('?');
      if (least > MAX_REPEAT || (most !== Infinity && most > MAX_REPEAT) || most < least) return undefined;
      of = { is: 'repeat', of, least, most };
    }
    return of;
  }

  #bounds(): readonly [number, number] | undefined {
    if (this.#takes('*')) return [0, Infinity];
    if (this.#takes('+')) return [1, Infinity];
    if (this.#takes('?')) return [0, 1];
    const written = /^\{(\d{1,4})(,?)(\d{0,4})\}/u.exec(this.#source.slice(this.#at, this.#at + 12));
    if (!written) return undefined;
    this.#at += written[0].length;
    const least = Number(written[1]);
    if (written[2] === '') return [least, least];
    return [least, written[3] === '' ? Infinity : Number(written[3])];
  }

  #atom(depth: number): Pattern | undefined {
    if (this.#takes('^')) return { is: 'start' };
    if (this.#takes('$')) return { is: 'end' };
    if (this.#takes('(')) return this.#group(depth);
    if (this.#takes('.')) return { is: 'one', accepts: (character) => character !== '\n' };
    if (this.#next === '[') return this.#class();
    if (this.#takes('\\')) return this.#escape();
    if (/[*+?)]/u.test(this.#next)) return undefined;
    const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
    this.#at += character.length;
    return { is: 'one', accepts: (other) => other === character };
  }

  #group(depth: number): Pattern | undefined {
    if (this.#takes('?') && !this.#takes(':') && !this.#name()) return undefined;
    const inner = this.choice(depth + 1);
    return inner && this.#takes(')') ? inner : undefined;
  }

  /** `P<name>` or `<name>` of a group. */
  #name(): boolean {
    const written = /^P?<\w{1,60}>/u.exec(this.#source.slice(this.#at, this.#at + 64));
    this.#at += written?.[0].length ?? 0;
    return written !== null;
  }

  #class(): Pattern | undefined {
    const start = this.#at;
    let at = start + 1;
    if (this.#source[at] === '^') at++;
    // A bracket that comes first stands for itself.
    if (this.#source[at] === ']') at++;
    while (at < this.#source.length && this.#source[at] !== ']') {
      if (this.#source.startsWith('[:', at)) return undefined;
      at += this.#source[at] === '\\' ? 2 : 1;
    }
    const written = this.#source.slice(start, at + 1);
    this.#at = at + 1;
    return written.endsWith(']') ? oneOf(asClass(written)) : undefined;
  }

  #escape(): Pattern | undefined {
    const sign = this.#next;
    const written = /^(?:[dDwWsSnrtfv]|x[0-9A-Fa-f]{2}|[^A-Za-z0-9])/u.exec(
      this.#source.slice(this.#at, this.#at + 3),
    );
    if (sign === 'A' || sign === 'z') {
      this.#at++;
      return { is: sign === 'A' ? 'start' : 'end' };
    }
    if (!written) return undefined;
    this.#at += written[0].length;
    return oneOf(asClass(`[\\${written[0]}]`));
  }
}

/** White space is that of ASCII, and brackets and signs need no stroke before them. */
function asClass(written: string): string {
  const inner = written.slice(1, -1).replace(/^\^/u, '');
  const escaped = inner.replace(/\\[^]|[[\]{}()|/]/gu, (sign) => {
    if (sign === '\\s') return '\\t\\n\\f\\r ';
    if (sign.length === 2) return /\\[A-Za-z0-9\]\\^-]/u.test(sign) ? sign : escapedSign(sign.slice(1));
    return `\\${sign}`;
  });
  return `${written.startsWith('[^') ? '[^' : '['}${escaped}]`;
}

function escapedSign(sign: string): string {
  return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
}

function oneOf(written: string): Pattern | undefined {
  try {
    const expression = new RegExp(`^${written}$`, 'u');
    return { is: 'one', accepts: (character) => expression.test(character) };
  } catch {
    return undefined;
  }
}
