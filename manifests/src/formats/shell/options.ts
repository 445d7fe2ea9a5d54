import type { ShellWord } from './shell-words.ts';

/** The words of a command sorted: what options are given, and what is on its own. */
export interface CommandArguments {
  /** Words that are neither options nor their values. */
  readonly operands: readonly ShellWord[];
  /** The values of options by name, `--file` and `--file=x` alike; the text of those joined by `=` begins behind it. */
  readonly values: ReadonlyMap<string, readonly ShellWord[]>;
  /** All options by name. */
  readonly options: ReadonlySet<string>;
}

/**
 * Sorts the words behind a program.
 * @param valued options whose value is the next word.
 */
export function sorted(words: readonly ShellWord[], valued: ReadonlySet<string>): CommandArguments {
  const operands: ShellWord[] = [];
  const values = new Map<string, ShellWord[]>();
  const options = new Set<string>();
  const add = (name: string, word: ShellWord | undefined): void => {
    options.add(name);
    if (word) values.set(name, [...(values.get(name) ?? []), word]);
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) break;
    const { text } = word;
    if (text === '--') {
      operands.push(...words.slice(at + 1));
      break;
    }
    const assigned = /^(--[\w-]+)=/u.exec(text);
    if (assigned?.[1] !== undefined) add(assigned[1], behind(word, assigned[0].length));
    else if (!/^-./u.test(text)) operands.push(word);
    else if (valued.has(text)) add(text, words[++at]);
    else add(text, undefined);
  }
  return { operands, values, options };
}

/** The end of a word, without what is before it. */
export function behind(word: ShellWord, length: number): ShellWord {
  const text = word.text.slice(length);
  // Within quotes the places in the line are no longer those in the text.
  return {
    ...word,
    text,
    start: word.end - word.start === word.text.length ? word.start + length : word.start,
  };
}
