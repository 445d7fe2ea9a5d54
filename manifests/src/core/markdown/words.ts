import { span, type Span } from '../text/span.ts';

/** Emphasis and code, then links: what may enclose the words of a heading, an item or a cell. Linear: nothing repeats within a repetition. */
const ENCLOSING: readonly RegExp[] = [
  /^(\*{1,3}|_{1,3}|~~|`+)(?=\S)([^*`~]*)(?<=\S)\1$/u,
  /^(!?\[)([^[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^[\]]*\])$/u,
];

/**
 * The words in a span of Markdown without the markup that encloses them, so that they can be replaced and a link, bold text or
 * code stays one.
 * @returns undefined where markup stands between the words: which of them would be in it is then not known.
 */
export function wordsIn(text: string, at: Span): Span | undefined {
  let { start, end } = trimmed(text, at);
  for (;;) {
    const source = text.slice(start, end);
    const match = ENCLOSING.map((pattern) => pattern.exec(source)).find((found) => found !== null);
    if (!match) break;
    const [, opening = '', words = ''] = match;
    start += opening.length;
    end = start + words.length;
  }
  const words = trimmed(text, span(start, end));
  return words.start === words.end ||
    /[*`[\]<>]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u.test(text.slice(words.start, words.end))
    ? undefined
    : words;
}

function trimmed(text: string, { start, end }: Span): Span {
  const source = text.slice(start, end);
  const from = start + source.length - source.trimStart().length;
  return span(from, Math.max(from, start + source.trimEnd().length));
}
