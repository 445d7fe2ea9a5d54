/** A line with nothing but white space and a comment has this indentation. */
export const BLANK = -1;

const SPACE = 32;
const LINE_FEED = 10;
const RETURN = 13;
const HASH = 35;

/** The lines of a text: where each starts, and the spaces before its first other character. */
export class Lines {
  readonly text: string;
  readonly #starts: number[] = [];
  readonly #indents: number[] = [];

  /** @param from where the first line starts. */
  constructor(text: string, from: number) {
    this.text = text;
    for (let at = from; at < text.length;) {
      const newline = text.indexOf('\n', at);
      const next = newline === -1 ? text.length : newline + 1;
      let first = at;
      while (first < next && text.charCodeAt(first) === SPACE) first++;
      this.#starts.push(at);
      this.#indents.push(first >= next || isBlank(text.charCodeAt(first)) ? BLANK : first - at);
      at = next;
    }
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Where a line starts; the end of the text for the one behind the last. */
  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** Spaces before the first other character of a line, or `BLANK`. */
  indent(line: number): number {
    return this.#indents[line] ?? BLANK;
  }
}

function isBlank(character: number): boolean {
  return character === LINE_FEED || character === RETURN || character === HASH;
}
