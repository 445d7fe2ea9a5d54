/** Lines that one quoted text may run over before it is taken for a quote that was left open. */
const MOST_LINES = 200;

/**
 * The text with a quoted scalar, which the YAML of the specification wants indented and libyaml does not, brought onto one
 * line: its line breaks become spaces, so that every character keeps its place. kubectl, Go's and Python's readers all take
 * such texts, and older writers made them.
 * @param at an offset behind the line in which the quote opens, with white space at most between them.
 * @returns undefined when no quote opens there that closes further down, at the end of a value.
 */
export function withQuoteJoined(text: string, at: number): string | undefined {
  const lineStart = text.lastIndexOf('\n', text.slice(0, at).trimEnd().length - 1) + 1;
  const lineEnd = text.indexOf('\n', lineStart);
  if (lineEnd === -1) return undefined;
  const opening = /^(?:[^'"#]*?(?:: |- |\[|, |\{))?[ ]*(["'])/u.exec(text.slice(lineStart, lineEnd));
  const quote = opening?.[1];
  if (!opening || quote === undefined) return undefined;
  const start = lineStart + opening[0].length;
  const end = closingQuote(text, start, quote);
  if (
    end === undefined ||
    end < lineEnd ||
    !/^[ \t]*(?:[,\]}]|#.*|\r?$)/mu.test(text.slice(end + 1, end + 200))
  )
    return undefined;
  return text.slice(0, start) + text.slice(start, end).replace(/[\r\n]/gu, ' ') + text.slice(end);
}

function closingQuote(text: string, start: number, quote: string): number | undefined {
  let lines = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '\n' && ++lines > MOST_LINES) return undefined;
    if (character === '\\' && quote === '"') at++;
    else if (character === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return undefined;
}
