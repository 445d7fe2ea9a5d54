/** A word, text, or sign of LikeC4. */
export interface LikeC4Token {
  readonly type: 'word' | 'text' | 'tag' | 'sign';
  /** Of a text: what is between its quotes. */
  readonly value: string;
  /** In UTF-16 units, from 0. */
  readonly offset: number;
  /** True for a token right behind the one before it: `a.b` and not `a .b`. */
  readonly isSticky: boolean;
}

/** Where a text or comment begins that nothing ends. */
export interface LikeC4Fault {
  readonly fault: 'text' | 'comment';
  readonly offset: number;
}

/**
 * What the language is made of, in the order of what is tried: addresses before comments, of which they have the signs.
 * Every alternative ends at the first character that it cannot have, so that reading takes as long as a text is.
 */
const TOKEN =
  /(?<blank>\s+|\/\/[^\n]*|\/\*[^]*?\*\/)|(?<text>'''[^]*?'''|"""[^]*?"""|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')|(?<tag>#[\w-]+)|(?<word>\w+:\/\/\S+|\.{0,2}\/[^/*\s]\S+|@[\w-]*\/\S+|(?:aws|azure|bootstrap|gcp|tech):[-\w]*|\w+(?:-+\w+)*%?)|(?<sign>-\[|\]->|<->|->|<-|[^])/uy;

/** The tokens of a file, without blanks and comments. */
export function likeC4Tokens(text: string): readonly LikeC4Token[] | LikeC4Fault {
  const tokens: LikeC4Token[] = [];
  let end = -1;
  const pattern = new RegExp(TOKEN);
  for (;;) {
    const offset = pattern.lastIndex;
    const groups: Readonly<Record<string, string | undefined>> | undefined = pattern.exec(text)?.groups;
    if (!groups) return tokens;
    if (groups['blank'] !== undefined) continue;
    const isSticky = offset === end;
    end = pattern.lastIndex;
    const [type = 'sign', value = ''] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    const isOpen = /^(?:''|"")$/u.test(value) && text[end] === value[0];
    if (isOpen || (type === 'sign' && /['"]/u.test(value))) return { fault: 'text', offset };
    if (type === 'sign' && value === '/' && text[offset + 1] === '*') return { fault: 'comment', offset };
    tokens.push({
      type: type as LikeC4Token['type'],
      value: type === 'text' ? unquoted(value) : value,
      offset,
      isSticky,
    });
  }
}

function unquoted(text: string): string {
  const quotes = /^(?:'''|""")/u.test(text) && text.length >= 6 ? 3 : 1;
  const inner = text.slice(quotes, -quotes);
  return quotes === 3 ? inner : inner.replaceAll(/\\([^])/gu, '$1');
}
