import { distance } from 'fastest-levenshtein';

/** True for two words that differ in case, or by a slip of one or two letters. */
export function closeTo(word: string, other: string): boolean {
  return distance(word.toLowerCase(), other.toLowerCase()) <= (word.length > 6 ? 2 : 1);
}
