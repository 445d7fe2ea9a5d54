import type { Context, ShellReader } from './context.ts';

/** Follows a script of cmd, whose only quotes are `"`, and end with the line. */
export class CmdReader implements ShellReader {
  #isQuoted = false;

  read(text: string): void {
    for (const character of text) {
      if (character === '"') this.#isQuoted = !this.#isQuoted;
      else if (character === '\n') this.#isQuoted = false;
    }
  }

  context(): Context {
    return { kind: this.#isQuoted ? 'double' : 'word' };
  }

  value(): void {
    // A value has no quotes of its own.
  }

  isBroken(): boolean {
    return false;
  }
}
