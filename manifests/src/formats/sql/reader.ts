import type { SqlName } from './syntax.ts';
import { SqlNotFollowed, type Token } from './tokens.ts';

/** Brackets within brackets that are followed. */
const DEEPEST = 150;

const END: Token = { kind: 'sign', text: '', word: '', start: 0, end: 0 };

/** The tokens of one statement, read one after another. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The next token, or one behind it; a sign without text at the end. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? END;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The end of the last token that was read. */
  get end(): number {
    return this.#tokens[this.#at - 1]?.end ?? this.#tokens[0]?.start ?? 0;
  }

  next(): Token {
    const token = this.peek();
    if (token === END) this.fail();
    this.#at++;
    return token;
  }

  /** True when words follow, in this order. */
  sees(...words: readonly string[]): boolean {
    return words.every((word, index) => this.peek(index).word === word);
  }

  seesSign(sign: string, ahead = 0): boolean {
    const { kind, text } = this.peek(ahead);
    return kind === 'sign' && text === sign;
  }

  /** Reads words if they follow. */
  takes(...words: readonly string[]): boolean {
    if (!this.sees(...words)) return false;
    this.#at += words.length;
    return true;
  }

  takesSign(sign: string): boolean {
    if (!this.seesSign(sign)) return false;
    this.#at++;
    return true;
  }

  /** @throws SqlNotFollowed when something else follows. */
  expectWord(...words: readonly string[]): void {
    if (!this.takes(...words)) this.fail();
  }

  /** @throws SqlNotFollowed when something else follows. */
  expectSign(sign: string): void {
    if (!this.takesSign(sign)) this.fail();
  }

  /** @throws SqlNotFollowed when no name follows. */
  name(): SqlName {
    const { kind, text, start, end } = this.peek();
    if (kind !== 'word' && kind !== 'quoted') this.fail();
    this.#at++;
    return { text, span: { start, end }, isQuoted: kind === 'quoted' };
  }

  /** Names between brackets. */
  names(): readonly SqlName[] {
    this.expectSign('(');
    const names = this.list(() => this.name());
    this.expectSign(')');
    return names;
  }

  /** What commas separate. */
  list<Item>(item: () => Item): readonly Item[] {
    const items = [item()];
    while (this.takesSign(',')) items.push(item());
    return items;
  }

  /** Reads something one bracket deeper. @throws SqlNotFollowed when that is too deep. */
  within<Result>(read: () => Result): Result {
    if (++this.#depth > DEEPEST) this.fail();
    const result = read();
    this.#depth--;
    return result;
  }

  /** The tokens that something reads. */
  recording(read: () => void): readonly Token[] {
    const start = this.#at;
    read();
    return this.#tokens.slice(start, this.#at);
  }

  /** Skips a bracket with all that is in it. */
  skipBrackets(): void {
    this.expectSign('(');
    for (let depth = 1; depth > 0;) {
      const { kind, text } = this.next();
      if (kind !== 'sign') continue;
      if (text === '(') depth++;
      else if (text === ')') depth--;
    }
  }

  /** @throws SqlNotFollowed always: what follows is none of the grammar. */
  fail(): never {
    throw new SqlNotFollowed(this.isAtEnd ? this.end : this.peek().start);
  }
}
