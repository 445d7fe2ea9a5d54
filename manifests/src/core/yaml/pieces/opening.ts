/** What the first characters of a piece open. */
export type Opening = ItemOpening | KeyOpening | WordOpening;

/** `- ` of a list. */
export interface ItemOpening {
  readonly type: 'item';
  /** The offset behind the dash. */
  readonly after: number;
}

/** `key:` of a map. */
export interface KeyOpening {
  readonly type: 'key';
  /** The offset behind the colon. */
  readonly after: number;
  /** True for `<<:`, whose value belongs to the map itself. */
  readonly merges: boolean;
}

/** A word that is alone on its line: a key that is being typed, whose colon is yet to come. */
export interface WordOpening {
  readonly type: 'word';
  readonly after: number;
}

/** Characters that a key on one line may have. */
const LONGEST_KEY = 1024;

const WORD = /[\p{L}_][\p{L}\p{N}_ -]*(?:\r?\n|$)/uy;
const MERGE = /<<[ \t]*:/y;
/** What a key without quotes does not begin with. */
const INDICATORS = new Set('[]{}#&*!|>%@`,?:-"\'\\ \t\r\n');

/** What opens at an offset; undefined for anything that is not the plain form of a key or an item. */
export function openingAt(text: string, at: number): Opening | undefined {
  const character = text.charAt(at);
  if (character === '-') return isSpace(text.charAt(at + 1)) ? { type: 'item', after: at + 1 } : undefined;
  const colon = character === '"' || character === "'" ? afterQuoted(text, at) : colonOfPlain(text, at);
  if (colon !== undefined) return { type: 'key', after: colon + 1, merges: matchesAt(MERGE, text, at) };
  return matchesAt(WORD, text, at) ? { type: 'word', after: endOfLine(text, at) } : undefined;
}

/** True when nothing but a comment follows on the line. */
export function isLastOnLine(text: string, after: number): boolean {
  let at = after;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
  const character = text.charAt(at);
  if (character === '#') return at > after;
  return character === '' || character === '\n' || (character === '\r' && text.charAt(at + 1) === '\n');
}

/** The colon of a key without quotes. */
function colonOfPlain(text: string, start: number): number | undefined {
  if (INDICATORS.has(text.charAt(start)) || start >= text.length) return undefined;
  const limit = Math.min(text.length, start + LONGEST_KEY);
  for (let at = start + 1; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '\n') return undefined;
    if (character === ':' && isSpace(text.charAt(at + 1))) return at;
    if (character === '#' && isSpace(text.charAt(at - 1))) return undefined;
  }
  return undefined;
}

/** The colon behind a key in quotes. */
function afterQuoted(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  const limit = Math.min(text.length, start + LONGEST_KEY);
  for (let at = start + 1; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '\n') return undefined;
    if (character === '\\' && quote === '"') at++;
    else if (character === quote) {
      if (quote === "'" && text.charAt(at + 1) === "'") {
        at++;
        continue;
      }
      at++;
      while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at++;
      return text.charAt(at) === ':' && isSpace(text.charAt(at + 1)) ? at : undefined;
    }
  }
  return undefined;
}

/** True for white space, and for the end of the text. */
function isSpace(character: string): boolean {
  return (
    character === '' || character === ' ' || character === '\t' || character === '\n' || character === '\r'
  );
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline;
}
