import { StringDecoder } from 'node:string_decoder';
import { Masking } from './masking.ts';

/** Characters of the longest line: a longer one is told in pieces. */
const LONGEST = 64 * 1024;

/** Makes lines, without secrets, of the bytes that a program writes. */
export class OutputLines {
  readonly #decoder = new StringDecoder('utf8');
  readonly #masking: Masking;
  readonly #told: (line: string) => void;
  #line = '';

  /** @param told hears of each line, without its end. */
  constructor(secrets: Iterable<string>, told: (line: string) => void) {
    this.#masking = new Masking(secrets);
    this.#told = told;
  }

  write(bytes: Buffer): void {
    this.#take(this.#masking.push(this.#decoder.write(bytes)));
  }

  end(): void {
    this.#take(this.#masking.push(this.#decoder.end()) + this.#masking.end());
    if (this.#line !== '') this.#told(this.#line);
    this.#line = '';
  }

  #take(text: string): void {
    const lines = (this.#line + text).split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) this.#told(shownLine(line));
    for (; this.#line.length > LONGEST; this.#line = this.#line.slice(LONGEST))
      this.#told(this.#line.slice(0, LONGEST));
  }
}

/** Of a progress bar that writes over itself, the last state. */
function shownLine(line: string): string {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  return text.slice(text.lastIndexOf('\r') + 1);
}
