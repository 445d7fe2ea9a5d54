import type { Context, ShellReader } from './context.ts';

type Frame = 'top' | 'expression' | 'double' | 'single' | 'comment' | 'block-comment' | 'here';

const SINGLE = /['‘’‚‛]/u;
const DOUBLE = /["“”„]/u;

/** Follows a script of PowerShell: quotes, `$(…)` in them, comments. In here-strings, values must be without special characters. */
export class PwshReader implements ShellReader {
  readonly #frames: Frame[] = ['top'];
  #isEscaped = false;
  #before = '\n';
  #here = '';

  read(text: string): void {
    for (const character of text) {
      if (this.#isEscaped) this.#isEscaped = false;
      else this.#inFrame(character, this.#top());
      this.#before = character;
    }
  }

  context(): Context {
    if (this.#isEscaped) return { kind: 'other' };
    switch (this.#top()) {
      case 'double':
      case 'single':
        return { kind: this.#top() as 'double' | 'single' };
      case 'comment':
        return { kind: 'comment' };
      case 'here':
      case 'block-comment':
        return { kind: 'other' };
      case 'top':
      case 'expression':
        return { kind: 'word' };
    }
  }

  value(): void {
    this.#isEscaped = false;
    this.#before = 'x';
  }

  isBroken(): boolean {
    return false;
  }

  #top(): Frame {
    return this.#frames.at(-1) ?? 'top';
  }

  #inFrame(character: string, frame: Frame): void {
    switch (frame) {
      case 'single':
        if (SINGLE.test(character)) this.#frames.pop();
        return;
      case 'comment':
        if (character === '\n') this.#frames.pop();
        return;
      case 'block-comment':
        if (character === '>' && this.#before === '#') this.#frames.pop();
        return;
      case 'here':
        if (character === '@' && this.#before === this.#here) this.#frames.pop();
        return;
      case 'double':
        if (character === '`') this.#isEscaped = true;
        else if (DOUBLE.test(character)) this.#frames.pop();
        else if (character === '(' && this.#before === '$') this.#frames.push('expression');
        return;
      case 'top':
      case 'expression':
        this.#inCommand(character);
    }
  }

  #inCommand(character: string): void {
    if (character === '`') this.#isEscaped = true;
    else if (SINGLE.test(character) || DOUBLE.test(character)) {
      this.#here = character;
      this.#frames.push(this.#before === '@' ? 'here' : SINGLE.test(character) ? 'single' : 'double');
    } else if (character === '#' && this.#before === '<') this.#frames.push('block-comment');
    else if (character === '#' && /[\s;(){}|&]/u.test(this.#before)) this.#frames.push('comment');
    else if (character === '(') this.#frames.push('expression');
    else if (character === ')' && this.#frames.length > 1) this.#frames.pop();
  }
}
