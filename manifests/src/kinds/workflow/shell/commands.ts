import { span, type Span } from '../../../text/span.ts';
import type { YamlScalar } from '../../../yaml/node.ts';

/** A word of a command: `text` without its quotes. */
export interface Word {
  readonly text: string;
  readonly span: Span;
  /** True when it says literally what it is: no variable, pattern, substitution or expression. */
  readonly literal: boolean;
}

/** A simple command of a script, as far as it can be told without a shell. */
export interface Command {
  readonly words: readonly Word[];
}

/** Longer scripts are read up to here. */
const MAX_LENGTH = 50_000;

/**
 * The simple commands of a script: cut at line ends, `;`, `&`, `|`; lines that end in `\` continue. Here-documents and what
 * is in `$( )` are passed over. For finding what is plainly there, not for knowing what a shell would do.
 */
export function commandsIn(text: string, { span: at, style }: YamlScalar): readonly Command[] {
  const first =
    style === 'block' ? text.indexOf('\n', at.start) + 1 : at.start + (style === 'quoted' ? 1 : 0);
  const end = Math.min(style === 'quoted' ? at.end - 1 : at.end, first + MAX_LENGTH);
  return first <= 0 || first >= end ? [] : new Scanner(text, first, end).commands();
}

class Scanner {
  readonly #text: string;
  readonly #end: number;
  #at: number;
  #words: Word[] = [];
  readonly #commands: Command[] = [];
  #hereDocument: string | undefined;

  constructor(text: string, start: number, end: number) {
    this.#text = text;
    this.#at = start;
    this.#end = end;
  }

  commands(): readonly Command[] {
    while (this.#at < this.#end) this.#next();
    this.#finish();
    return this.#commands;
  }

  #next(): void {
    const character = this.#text[this.#at] ?? '';
    if (character === '\n') {
      this.#finish();
      this.#at++;
      if (this.#hereDocument !== undefined) this.#skipHereDocument(this.#hereDocument);
    } else if (character === ' ' || character === '\t' || character === '\r') this.#at++;
    else if (character === '\\' && /^\\\r?\n/u.test(this.#text.slice(this.#at, this.#at + 3))) {
      this.#at = this.#text.indexOf('\n', this.#at) + 1;
    } else if (character === '#') this.#at = this.#lineEnd();
    else if (/[;&|(){}]/u.test(character) && !(character === '{' && this.#words.length > 0)) {
      this.#finish();
      this.#at++;
    } else if (character === '<' && /^<<-?\s*["'\\]?\w/u.test(this.#text.slice(this.#at, this.#at + 12))) {
      const mark = /^<<-?\s*["'\\]?(\w+)["']?/u.exec(this.#text.slice(this.#at, this.#at + 80));
      this.#hereDocument = mark?.[1];
      this.#at += mark?.[0].length ?? 1;
    } else this.#word();
  }

  #lineEnd(): number {
    const newline = this.#text.indexOf('\n', this.#at);
    return newline === -1 || newline > this.#end ? this.#end : newline;
  }

  #skipHereDocument(mark: string): void {
    this.#hereDocument = undefined;
    while (this.#at < this.#end) {
      const end = this.#lineEnd();
      const line = this.#text.slice(this.#at, end).trim();
      this.#at = Math.min(end + 1, this.#end);
      if (line === mark) return;
    }
  }

  #word(): void {
    const start = this.#at;
    let text = '';
    let literal = true;
    let quote = '';
    for (; this.#at < this.#end; this.#at++) {
      const character = this.#text[this.#at] ?? '';
      if (quote !== '') {
        if (character === quote) quote = '';
        else {
          if (quote === '"' && (character === '$' || character === '`')) literal = false;
          text += character;
        }
        continue;
      }
      if (/[\s;&|()]/u.test(character)) break;
      if (character === '"' || character === "'") quote = character;
      else {
        if (/[$`*?[\]{}\\~<>]/u.test(character)) literal = false;
        if (character === '$' && /^\$(?:\{\{|\(|\{)/u.test(this.#text.slice(this.#at, this.#at + 3))) {
          const skipped = this.#substitution();
          text += skipped;
          continue;
        }
        text += character;
      }
    }
    this.#words.push({ text, span: span(start, this.#at), literal: literal && quote === '' });
    if (this.#at === start) this.#at++;
  }

  /** Passes over `$(…)`, `${…}` or `${{ … }}`, up to its last character. */
  #substitution(): string {
    const start = this.#at;
    const rest = this.#text.slice(start, Math.min(this.#end, start + 2000));
    const closed = rest.startsWith('${{') ? rest.indexOf('}}') + 1 : matching(rest);
    this.#at = start + Math.max(closed, 1);
    return this.#text.slice(start, this.#at + 1);
  }

  #finish(): void {
    if (this.#words.length > 0) this.#commands.push({ words: this.#words });
    this.#words = [];
  }
}

/** The index of the bracket that closes the one at 1; that of the last character when none does. */
function matching(text: string): number {
  const open = text[1] ?? '';
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  for (let at = 1; at < text.length; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return text.length - 1;
}
