import { span, type Span } from './span.ts';

/** What goes on with a word, a name or a path: `api` is not to be filled in within `api-key`, nor `orders` within `data/orders.csv`. */
const GOES_ON = /[\p{L}\p{N}_./-]/u;

/**
 * Where words of a new file stand, as placeholders that somebody overwrites: an editor changes equal ones together.
 * @param from what people have written themselves, such as the title, is before it.
 * @param words as they are in the text, each where it stands alone.
 */
export function wordsToFill(text: string, from: number, words: readonly string[]): readonly Span[] {
  return words.flatMap((word) => {
    const found: Span[] = [];
    for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (!GOES_ON.test(text.charAt(at - 1)) && !GOES_ON.test(text.charAt(end))) found.push(span(at, end));
    }
    return found;
  });
}
