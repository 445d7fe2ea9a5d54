import { letterOfMeaning } from './cell.ts';
import { dutyOf, letterWithDuty, type Letters } from './variant.ts';
import { meaningNear, meaningOfWord } from './word.ts';

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
export function suggestLetter(letters: Letters, written: string): string | undefined {
  const bare = written.trim();
  if (bare === 'l' && letters.has('I')) return 'I';
  const upper = bare.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  const alike = LOOK_ALIKES[upper] ?? upper;
  if (alike !== bare && letters.has(alike)) return alike;
  if (upper.length < 2) return undefined;
  const meaning = meaningOfWord(bare) ?? meaningNear(bare);
  if (meaning === undefined) return undefined;
  // The word of another variant stands for what its holder has to do.
  return letterOfMeaning(letters, meaning) ?? letterWithDuty(letters, dutyOf(meaning));
}
