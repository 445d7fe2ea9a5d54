import { letterOfMeaning } from './cell.ts';
import { dutyOf, letterWithDuty, type Letters } from './variant.ts';
import { meaningNear, meaningOfWord } from './word.ts';

/** The suggested letter of the matrix for a text that is not one. */
export interface LetterSuggestion {
  readonly letter: string;
  /** False where another variant's word was taken for what its holder has to do. */
  readonly certain: boolean;
}

/** Letters of other alphabets, and signs, that look like one of ours. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  С: 'C',
  Р: 'P',
  О: 'O',
  І: 'I',
  Ѕ: 'S',
  Ԁ: 'D',
  Ѵ: 'V',
  Α: 'A',
  Ι: 'I',
  Ρ: 'P',
  Ο: 'O',
  Ϲ: 'C',
};

/** Suggests a letter: one that looks like the text, or the letter of a word, misspelled or of another variant. */
export function suggestLetter(letters: Letters, written: string): LetterSuggestion | undefined {
  const bare = written.trim();
  if (bare === 'l' && letters.has('I')) return { letter: 'I', certain: true };
  const upper = bare.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  const alike = LOOK_ALIKES[upper] ?? upper;
  if (alike !== bare && letters.has(alike)) return { letter: alike, certain: true };
  if (upper.length < 2) return undefined;
  const meaning = meaningOfWord(bare) ?? meaningNear(bare);
  if (meaning === undefined) return undefined;
  const own = letterOfMeaning(letters, meaning);
  if (own !== undefined) return { letter: own, certain: true };
  const close = letterWithDuty(letters, dutyOf(meaning));
  return close === undefined ? undefined : { letter: close, certain: false };
}
