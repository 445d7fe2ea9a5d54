import { commandsOf } from '../../../formats/shell/commands-of.ts';
import type { Span } from '../../../core/text/span.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';

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
  /** True when it writes its output into a file. */
  readonly writes: boolean;
}

/** Longer scripts are read up to here. */
const MAX_LENGTH = 50_000;

/** The simple commands of a script, with the places of their words in the document. */
export function commandsIn(text: string, script: YamlScalar): readonly Command[] {
  const written = script.text.slice(0, MAX_LENGTH);
  const place = placesIn(text, script);
  return commandsOf(written)
    .filter(({ words }) => words.length > 0)
    .map(({ words, writes }) => ({
      writes,
      words: words.map(({ text: word, start, end, made }) => ({
        // What the shell makes of it is not known: it stays as it is written.
        text: made ? unquoted(written.slice(start, end)) : word,
        span: place(start, end),
        literal: !made,
      })),
    }));
}

function unquoted(word: string): string {
  return /^(["'])(.*)\1$/su.exec(word)?.[2] ?? word;
}
