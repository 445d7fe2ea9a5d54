import type { Context, ShellReader } from './context.ts';
import { HereDocuments } from './here-documents.ts';

type Frame =
  | 'top'
  | 'substitution'
  | 'group'
  | 'double'
  | 'single'
  | 'ansi'
  | 'arithmetic'
  | 'brace'
  | 'backtick'
  | 'comment';

const KINDS: Readonly<Record<Frame, Context['kind']>> = {
  top: 'word',
  substitution: 'word',
  group: 'word',
  double: 'double',
  single: 'single',
  comment: 'comment',
  ansi: 'other',
  arithmetic: 'other',
  brace: 'other',
  backtick: 'other',
};

/**
 * Follows a script of sh or bash: quotes, substitutions, comments and here-documents. Where shells differ, or only a whole
 * parser could tell, it takes every further place for one in which values must be without special characters.
 */
export class PosixReader implements ShellReader {
  readonly #isBash: boolean;
  readonly #frames: Frame[] = ['top'];
  readonly #documents = new HereDocuments();
  /** Parentheses that are open in an arithmetic expression. */
  #depth = 0;
  #isEscaped = false;
  #isUnsure = false;
  /** The characters before, as far as they matter: where words begin, and operators of several characters. */
  #before = '\n';
  /** The word that is being read. */
  #word = '';

  constructor(isBash: boolean) {
    this.#isBash = isBash;
  }

  read(text: string): void {
    for (const character of text) this.#step(character);
  }

  context(): Context {
    const document = this.#documents.place();
    if (this.#isUnsure || this.#isEscaped) return { kind: 'other' };
    return { kind: document ?? KINDS[this.#top()] };
  }

  value(written: string): void {
    if (this.#documents.place() !== undefined) this.#documents.value(written);
    this.#isEscaped = false;
    this.#before = 'x';
    this.#word = '';
  }

  isBroken(): boolean {
    return this.#documents.isBroken;
  }

  #top(): Frame {
    return this.#frames.at(-1) ?? 'top';
  }

  #step(character: string): void {
    if (this.#documents.isOpen()) this.#documents.read(character);
    else if (this.#isEscaped) {
      this.#isEscaped = false;
      this.#documents.readWord(`\\${character}`);
      this.#before = 'x';
      return;
    } else this.#inFrame(character, this.#top());
    this.#before = character;
  }

  #inFrame(character: string, frame: Frame): void {
    switch (frame) {
      case 'single':
      case 'comment':
        if (character === (frame === 'single' ? "'" : '\n')) this.#close(character);
        break;
      case 'ansi':
        if (character === '\\') this.#isEscaped = true;
        else if (character === "'") this.#close(character);
        break;
      case 'backtick':
        if (character === '\\') this.#isEscaped = true;
        else if (character === '`') this.#close(character);
        break;
      case 'double':
        if (character === '"') this.#close(character);
        else this.#expansion(character);
        break;
      case 'brace':
        // What quotes mean here depends on the shell, and on what is around.
        if (/['"`]/u.test(character)) this.#isUnsure = true;
        else if (character === '}') this.#close(character);
        else this.#expansion(character);
        break;
      case 'arithmetic':
        this.#inArithmetic(character);
        break;
      case 'top':
      case 'substitution':
      case 'group':
        this.#inCommand(character);
    }
    if (frame === 'single' || frame === 'double') this.#documents.readWord(character);
  }

  /** What begins within quotes, too. */
  #expansion(character: string): void {
    if (character === '\\') this.#isEscaped = true;
    else if (character === '`') this.#frames.push('backtick');
    else if (this.#before === '$' && character === '{') this.#frames.push('brace');
    else if (this.#before === '$' && character === '(') this.#frames.push('substitution');
    else if (this.#before === '$' && character === '[' && this.#isBash) this.#isUnsure = true;
    else if (this.#before === '(' && character === '(') this.#arithmetic();
  }

  #inCommand(character: string): void {
    if (this.#documents.operator(character, this.#before)) return;
    this.#readWord(character);
    if (character === "'") this.#quote();
    else if (character === '"') this.#frames.push('double');
    else if (character === '#' && /[\s;&|()]/u.test(this.#before)) this.#frames.push('comment');
    else if (character === ')') this.#closeGroup();
    else if (character === '(' && this.#before !== '$' && this.#before !== '(') this.#frames.push('group');
    else this.#expansion(character);
    if (character === '\n') this.#documents.begin();
  }

  /** In a substitution, the `)` behind a pattern of `case` would be taken for its end. */
  #readWord(character: string): void {
    if (/[a-z]/u.test(character)) this.#word += character;
    else this.#word = '';
    if (this.#word === 'case' && this.#frames.includes('substitution')) this.#isUnsure = true;
  }

  #quote(): void {
    if (this.#before !== '$') this.#frames.push('single');
    else if (this.#isBash) this.#frames.push('ansi');
    // Some shells called sh know `$'…'`, others do not.
    else this.#isUnsure = true;
  }

  /** `((` is arithmetic, or a group in a group. */
  #arithmetic(): void {
    const frame = this.#top();
    if (frame !== 'substitution' && frame !== 'group') {
      this.#frames.push('group');
      return;
    }
    this.#frames.pop();
    this.#frames.push('arithmetic');
    this.#depth = 2;
  }

  #inArithmetic(character: string): void {
    if (/['"`\\$]/u.test(character) && character !== '$') this.#isUnsure = true;
    else if (character === '(') this.#depth++;
    else if (character === ')' && --this.#depth === 0) this.#frames.pop();
  }

  #closeGroup(): void {
    const frame = this.#top();
    if (frame === 'group' || frame === 'substitution') this.#frames.pop();
  }

  #close(character: string): void {
    this.#frames.pop();
    // The line ends with the comment.
    if (character === '\n') this.#documents.begin();
  }
}
