import type { Context } from './context.ts';

interface Document {
  readonly end: string;
  /** `<<-`: tabs before lines do not count. */
  readonly stripsTabs: boolean;
  /** Nothing is replaced in it, since its word is quoted. */
  readonly isLiteral: boolean;
}

/** The word behind `<<` while it is being read. */
interface Operator {
  word: string;
  stripsTabs: boolean;
  isLiteral: boolean;
  hasBegun: boolean;
}

/** The here-documents of a script of sh or bash: `cat <<END`. */
export class HereDocuments {
  isBroken = false;
  #operator: Operator | undefined;
  #announced: Document[] = [];
  #open: Document[] = [];
  #line = '';
  #hasValue = false;
  /** A command is run in the document that is read. */
  #hasCommand = false;

  isOpen(): boolean {
    return this.#open.length > 0;
  }

  /** What a value in a document is; undefined outside of documents and of their words. */
  place(): Context['kind'] | undefined {
    if (this.#operator !== undefined) return 'other';
    const [document] = this.#open;
    if (!document) return undefined;
    if (document.isLiteral) return 'literal-document';
    return this.#hasCommand ? 'other' : 'document';
  }

  /** A character of a command. @returns whether it belongs to the word of a document. */
  operator(character: string, before: string): boolean {
    if (!this.#operator) {
      if (character !== '<' || before !== '<') return false;
      this.#operator = { word: '', stripsTabs: false, isLiteral: false, hasBegun: false };
      return true;
    }
    const operator = this.#operator;
    if (!operator.hasBegun) {
      // `<<<` is followed by a word as others are.
      if (character === '<') {
        this.#operator = undefined;
        return true;
      }
      if (character === '-' && !operator.stripsTabs) {
        operator.stripsTabs = true;
        return true;
      }
      if (character === ' ' || character === '\t') return true;
    }
    operator.hasBegun = true;
    if (/["'\\]/u.test(character)) return false;
    if (!/[\s;&|<>()]/u.test(character)) {
      operator.word += character;
      return true;
    }
    const { word: end, stripsTabs, isLiteral } = operator;
    this.#announced.push({ end, stripsTabs, isLiteral });
    this.#operator = undefined;
    return false;
  }

  /** A character within quotes, or behind a backslash, which may be in the word of a document. */
  readWord(text: string): void {
    if (!this.#operator) return;
    this.#operator.isLiteral = true;
    const character = text.replace(/^\\(?=.)/su, '');
    if (text.length > 1 || !/["']/u.test(character)) this.#operator.word += character;
  }

  /** A line of commands has ended: what was announced in it begins. */
  begin(): void {
    this.#open.push(...this.#announced);
    this.#announced = [];
  }

  /** A character of the document that is open. */
  read(character: string): void {
    if (character !== '\n') {
      if (character === '`' || (/[({]/u.test(character) && this.#line.endsWith('$'))) this.#hasCommand = true;
      this.#line += character;
      return;
    }
    const [document] = this.#open;
    const line = document?.stripsTabs === true ? this.#line.replace(/^\t+/u, '') : this.#line;
    if (line === document?.end) {
      // A value must not be the end that the script has further down.
      if (this.#hasValue) this.isBroken = true;
      this.#open.shift();
      this.#hasCommand = false;
    }
    this.#line = '';
    this.#hasValue = false;
  }

  /** A value in the document that is open, or in the word of one. */
  value(written: string): void {
    if (this.#operator) this.#operator.word += written;
    for (const character of this.isOpen() ? written : '') {
      this.#hasValue = true;
      this.read(character);
    }
    this.#hasValue = this.isOpen() && written !== '';
  }
}
