import type { Span } from './span.ts';

/**
 * A text as a snippet of an editor: what is to be filled in are its tab stops, in the order of the text, and equal words are one stop,
 * so that they are typed once. The caret ends behind the text.
 * @param placeholders spans that do not overlap.
 */
export function snippetText(text: string, placeholders: readonly Span[]): string {
  const numbers = new Map<string, number>();
  const ordered = placeholders.toSorted((a, b) => a.start - b.start);
  let snippet = '';
  let from = 0;
  for (const { start, end } of ordered) {
    if (start < from) continue;
    const word = text.slice(start, end);
    const number = numbers.get(word) ?? numbers.size + 1;
    numbers.set(word, number);
    snippet += `${escaped(text.slice(from, start))}\${${number}:${escaped(word)}}`;
    from = end;
  }
  return `${snippet}${escaped(text.slice(from))}$0`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\$}]/gu, String.raw`\$&`);
}
