import { distance } from 'fastest-levenshtein';

/** Longer words are not compared: the cost of a comparison is the product of the lengths. */
const MAX_LENGTH = 100;

/** Of more candidates the first are compared, so that many misspelt words among many names stay cheap. */
const MAX_CANDIDATES = 500;

/**
 * The most likely intended candidate for a misspelled `word`: the nearest by edit distance, case and accents aside,
 * when at most a third of the letters differ.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const folded = fold(word);
  let best: string | undefined;
  let bestDistance = Math.floor(Math.max(folded.length, 3) / 3) + 1;
  let compared = 0;
  for (const candidate of candidates) {
    if (++compared > MAX_CANDIDATES) break;
    if (candidate === word || Math.abs(candidate.length - word.length) > bestDistance) continue;
    const far = distance(folded, fold(candidate));
    if (far < bestDistance) {
      best = candidate;
      bestDistance = far;
    }
  }
  return best;
}

/** The first of the candidates that a word becomes by one letter more, less or another, or two in the other order. */
export function oneLetterAway(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const folded = fold(word);
  return candidates.find((candidate) => {
    const other = fold(candidate);
    return distance(folded, other) === 1 || isSwapped(folded, other);
  });
}

function isSwapped(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const first = Array.from({ length: word.length }, (_, at) => at).find((at) => word[at] !== other[at]);
  if (first === undefined) return false;
  const swapped = `${word.slice(0, first)}${word[first + 1] ?? ''}${word[first] ?? ''}${word.slice(first + 2)}`;
  return swapped === other;
}

/** True when two words differ by a slip of the pen: by two letters at most, and by a quarter of them. */
export function isSlip(word: string, suggestion: string): boolean {
  if (word.length > MAX_LENGTH || suggestion.length > MAX_LENGTH) return false;
  const far = distance(fold(word), fold(suggestion));
  return far <= 2 && far * 4 <= Math.max(word.length, suggestion.length);
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
