/**
 * What a terminal, or the log of a CI runner, would take for more than text: control characters (ESC begins sequences that move the
 * caret, change colors and titles, and write to the clipboard; CR hides what stands before it), and characters that turn the order of
 * others around.
 */
const ACTIVE = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** Commands of runners that count anywhere in a line: `##[…]` of GitHub's older ones and `##vso[…]` of Azure Pipelines. */
const RUNNER_COMMAND = /##(?=\[|vso\[)/giu;

/** Stands between the characters of a command without being seen. */
const WORD_JOINER = '\u2060';

/**
 * A text of a file, or its name, as it may be printed within a line: one line, with escapes in the place of active characters. A runner
 * takes a line that begins with `::` for a command: print it behind something else.
 */
export function terminalText(text: string): string {
  return withoutCommands(text.replace(ACTIVE, escaped));
}

/** The same in as many columns, for text above marks: a space for each active character. What parts a command takes no column. */
export function terminalColumns(text: string): string {
  return withoutCommands(text.replace(ACTIVE, ' '));
}

/** Lines of ours that hold texts of files: each is a line of its own, none is a command of a runner. */
export function terminalLines(text: string): string {
  return text
    .split('\n')
    .map((line) => terminalText(line).replace(/^(\s*)::/u, `$1:${WORD_JOINER}:`))
    .join('\n');
}

function withoutCommands(text: string): string {
  return text.replace(RUNNER_COMMAND, `#${WORD_JOINER}#`);
}

function escaped(character: string): string {
  switch (character) {
    case '\n':
      return String.raw`\n`;
    case '\r':
      return String.raw`\r`;
    case '\t':
      return ' ';
    default:
      return String.raw`\u` + character.charCodeAt(0).toString(16).padStart(4, '0');
  }
}
