import { span, type Span } from '../../core/text/span.ts';

/** A value as far as it is literally known. */
export type HclLiteral = string | number | boolean;

export interface HclAttribute {
  /** Undefined for what is computed: references, calls, templates, lists, objects. */
  readonly literal: HclLiteral | undefined;
}

/** A block at the top of a file: `resource "aws_db_instance" "ledger" { … }`. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  /** The characters of the last label, without its quotes; of the type where there is none. */
  readonly nameSpan: Span;
  readonly extent: Span;
  /** Its own attributes, not those of the blocks in it. */
  readonly attributes: ReadonlyMap<string, HclAttribute>;
}

export interface HclFile {
  readonly blocks: readonly HclBlock[];
  /** Where reading ended before the end of the text: what is below is not known. */
  readonly fault: number | undefined;
}

/** Blocks and templates within each other; a text with more is not read on. */
const MOST_NESTED = 100;

/** Reads the blocks of a text in the native syntax of HCL, as far as they are written literally. Linear in the text. */
export function readHcl(text: string): HclFile {
  const reader = new Reader(text);
  return reader.file();
}

class Fault extends Error {}

const OPENING = new Set(['{', '[', '(']);
const CLOSING = new Set(['}', ']', ')']);
const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /^-?\d+(?:\.\d+)?$/u;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  file(): HclFile {
    const blocks: HclBlock[] = [];
    let start = 0;
    try {
      for (;;) {
        start = this.#at;
        this.#skipBlank();
        start = this.#at;
        if (this.#at >= this.#text.length) return { blocks, fault: undefined };
        const block = this.#item(0);
        if (!('literal' in block)) blocks.push(block);
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { blocks, fault: start };
    }
  }

  /** An attribute or a block; the name of the attribute is what it began with. */
  #item(depth: number): HclBlock | (HclAttribute & { readonly name: string }) {
    const start = this.#at;
    const type = this.#name();
    this.#skipSpace();
    if (this.#here() === '=') {
      this.#at++;
      return { name: type, literal: this.#value() };
    }
    const labels: string[] = [];
    let nameSpan = span(start, this.#at);
    while (this.#here() !== '{') {
      const from = this.#at;
      if (this.#here() === '"') {
        this.#string(0);
        nameSpan = span(from + 1, this.#at - 1);
      } else {
        this.#name();
        nameSpan = span(from, this.#at);
      }
      labels.push(this.#text.slice(nameSpan.start, nameSpan.end));
      this.#skipSpace();
    }
    this.#at++;
    const attributes = this.#body(depth + 1);
    return { type, labels, nameSpan, extent: span(start, this.#at), attributes };
  }

  #body(depth: number): ReadonlyMap<string, HclAttribute> {
    if (depth > MOST_NESTED) throw new Fault();
    const attributes = new Map<string, HclAttribute>();
    for (;;) {
      this.#skipBlank();
      if (this.#here() === '}') {
        this.#at++;
        return attributes;
      }
      const item = this.#item(depth);
      if ('literal' in item) attributes.set(item.name, { literal: item.literal });
    }
  }

  /** A value up to the end of its line, or to what closes the block around it. */
  #value(): HclLiteral | undefined {
    this.#skipSpace();
    const start = this.#at;
    this.#expression(0);
    const written = this.#text.slice(start, this.#at).trim();
    if (written === '') throw new Fault();
    if (written === 'true' || written === 'false') return written === 'true';
    if (NUMBER.test(written)) return Number(written);
    const isPlain = /^"[^"\\]*"$/u.test(written) && !/[$%]\{/u.test(written);
    return isPlain ? written.slice(1, -1) : undefined;
  }

  #expression(depth: number): void {
    if (depth > MOST_NESTED) throw new Fault();
    while (this.#at < this.#text.length) {
      const here = this.#here();
      if (here === '"') this.#string(depth);
      else if (this.#text.startsWith('<<', this.#at)) this.#heredoc();
      else if (OPENING.has(here)) {
        this.#at++;
        this.#expression(depth + 1);
        if (!CLOSING.has(this.#here())) throw new Fault();
        this.#at++;
      } else if (CLOSING.has(here)) return;
      else if (this.#isComment()) {
        // At the top a remark ends the value; the line ends after it.
        if (depth === 0) return;
        this.#skipComment();
      } else if (here === '\n' && depth === 0) return;
      else this.#at++;
    }
    if (depth > 0) throw new Fault();
  }

  #string(depth: number): void {
    if (depth > MOST_NESTED) throw new Fault();
    this.#at++;
    for (;;) {
      const here = this.#here();
      if (here === '' || here === '\n') throw new Fault();
      if (here === '"') {
        this.#at++;
        return;
      }
      const isEscaped = /^(?:\$\$|%%)\{/u.test(this.#text.slice(this.#at, this.#at + 3));
      if (here === '\\') this.#at += 2;
      else if (isEscaped) this.#at += 3;
      else if ((here === '$' || here === '%') && this.#text[this.#at + 1] === '{') {
        this.#at += 2;
        this.#expression(depth + 1);
        if (this.#here() !== '}') throw new Fault();
        this.#at++;
      } else this.#at++;
    }
  }

  #heredoc(): void {
    const head = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[^\S\n]*\n/uy;
    head.lastIndex = this.#at;
    const mark = head.exec(this.#text)?.[1];
    // Not a heredoc: two signs of a comparison that nobody writes.
    if (mark === undefined) throw new Fault();
    let line = head.lastIndex;
    while (line < this.#text.length) {
      const end = this.#text.indexOf('\n', line);
      const stop = end === -1 ? this.#text.length : end;
      if (this.#text.slice(line, stop).trim() === mark) {
        this.#at = stop;
        return;
      }
      line = stop + 1;
    }
    throw new Fault();
  }

  #name(): string {
    NAME.lastIndex = this.#at;
    const name = NAME.exec(this.#text)?.[0];
    if (name === undefined) throw new Fault();
    this.#at += name.length;
    return name;
  }

  #here(): string {
    return this.#text[this.#at] ?? '';
  }

  #isComment(): boolean {
    return (
      this.#here() === '#' || this.#text.startsWith('//', this.#at) || this.#text.startsWith('/*', this.#at)
    );
  }

  #skipComment(): void {
    const isLong = this.#text.startsWith('/*', this.#at);
    const end = this.#text.indexOf(isLong ? '*/' : '\n', this.#at);
    if (end === -1 && isLong) throw new Fault();
    this.#at = end === -1 ? this.#text.length : end + (isLong ? 2 : 0);
  }

  #skipSpace(): void {
    while (/[^\S\n]/u.test(this.#here())) this.#at++;
  }

  #skipBlank(): void {
    for (;;) {
      if (/[\s,\uFEFF]/u.test(this.#here())) this.#at++;
      else if (this.#isComment()) this.#skipComment();
      else return;
    }
  }
}
