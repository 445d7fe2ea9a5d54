import { shellWords, type ShellWord } from './shell-words.ts';

/** A simple command of a command line, with the operators around it. */
export interface Command {
  readonly words: readonly ShellWord[];
  readonly before: ShellWord['operator'];
  readonly after: ShellWord['operator'];
  /** True when it writes its output into a file. */
  readonly writes: boolean;
}

/** The simple commands of a POSIX command line or script, in their order; some have no words. Linear in its length. */
export function commandsOf(line: string): readonly Command[] {
  const commands: Command[] = [];
  let words: ShellWord[] = [];
  let before: ShellWord['operator'];
  let writes = false;
  for (const word of shellWords(line)) {
    if (word.operator === undefined) words.push(word);
    else if (word.operator === '>') writes = true;
    else {
      commands.push({ words, before, after: word.operator, writes });
      before = word.operator;
      words = [];
      writes = false;
    }
  }
  commands.push({ words, before, after: undefined, writes });
  return commands;
}
