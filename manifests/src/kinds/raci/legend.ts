import type { Letters, Meaning } from './variant.ts';
import { meaningOfWord } from './word.ts';

/** `R = Responsible`, `**W**: Witness`, `- A – Approbateur`, `A (Accountable)`. */
const ENTRY =
  /(?<![\p{L}\p{N}])(\p{Lu})(?:\*\*|__|`)?\s{0,2}(?:[=:–—-]|\((?=\p{L}))\s{0,2}(?:\*\*|__)?(\p{L}[\p{L}'’ -]{2,30})/gu;

/** The letters that the text beside a table explains, with the words that it gives them. */
export function legendIn(text: string): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const match of text.matchAll(ENTRY)) {
    const [, letter = '', words = ''] = match;
    if (!entries.has(letter)) entries.set(letter, words.trim());
  }
  return entries;
}

/** The letters of a variant with those that a legend adds; and R and A exchanged where the legend exchanges them. */
export function withLegend(letters: Letters, legend: ReadonlyMap<string, string>): Letters {
  // One or two explained letters may be anything; a legend explains those of the matrix.
  const explained = [...legend.keys()].filter((letter) => letters.has(letter));
  if (explained.length < 3) return letters;
  const merged = new Map(letters);
  for (const [letter, words] of legend) merged.set(letter, declaredMeaning(words, letters.get(letter)));
  return merged;
}

/**
 * What a letter means when a matrix gives it a word: only R and A are exchanged by their words. Elsewhere the word of
 * another variant is the same thing said otherwise, and « responsable » stands for either of the two in French.
 */
export function declaredMeaning(words: string | undefined, base: Meaning | undefined): Meaning {
  const meaning = words === undefined ? undefined : meaningOfWord(words);
  if (base === undefined) return meaning ?? 'other';
  if (/^responsa/iu.test(words ?? '')) return base;
  const exchanged =
    (base === 'responsible' && meaning === 'accountable') ||
    (base === 'accountable' && meaning === 'responsible');
  return exchanged ? meaning : base;
}
