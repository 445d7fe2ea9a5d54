/** Words of a text column and how much each weighs: TF-IDF, as scikit-learn's `TfidfVectorizer`. */
export interface WordWeights {
  /** In lower case, in alphabetical order: each becomes a column. */
  readonly words: readonly string[];
  /**
   * The ways in which words are written, with the places of their words: in lower case, capitalized, in capitals, and as training rows write
   * them. A file cannot change the case of a text on every machine, so that it looks these up.
   */
  readonly forms: ReadonlyMap<string, number>;
  /** Of each word: the rarer, the more. */
  readonly weights: Float64Array;
}

/** Two or more letters, digits or underscores; the regular expression of a file, in the syntax of RE2, is the same. */
export const WORD = '[\\p{L}\\p{N}_]{2,}';
const WORDS = new RegExp(WORD, 'gu');

/**
 * Learns the words of texts that occur most often.
 * @param most words, at most.
 */
export function fitWords(texts: readonly string[], most: number): WordWeights {
  const found = new Map<
    string,
    { count: number; texts: number; last: number; readonly forms: Set<string> }
  >();
  for (const [index, text] of texts.entries())
    for (const form of text.match(WORDS) ?? []) {
      const word = form.toLowerCase();
      const known = found.get(word) ?? { count: 0, texts: 0, last: -1, forms: new Set() };
      found.set(word, known);
      known.count++;
      known.forms.add(form);
      if (known.last === index) continue;
      known.last = index;
      known.texts++;
    }
  const kept = [...found]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .slice(0, most)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const forms = new Map<string, number>();
  for (const [place, [word, known]] of kept.entries())
    for (const form of [
      word,
      `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
      word.toUpperCase(),
      ...known.forms,
    ])
      // Capitals of some letters are another word: `STRASSE` is not `straße`.
      if (form.toLowerCase() === word && !forms.has(form)) forms.set(form, place);
  return {
    words: kept.map(([word]) => word),
    forms,
    weights: Float64Array.from(kept, ([, known]) => Math.log((1 + texts.length) / (1 + known.texts)) + 1),
  };
}

/** The weights of the words of a text, of which the squares add up to 1, by the places of the words. */
export function wordsOf({ forms, weights }: WordWeights, text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const form of text.match(WORDS) ?? []) {
    const place = forms.get(form);
    if (place !== undefined) found.set(place, (found.get(place) ?? 0) + 1);
  }
  let squares = 0;
  for (const [place, count] of found) {
    const weight = count * (weights[place] ?? 0);
    found.set(place, weight);
    squares += weight * weight;
  }
  const length = Math.sqrt(squares);
  for (const [place, weight] of found) found.set(place, weight / length);
  return found;
}
