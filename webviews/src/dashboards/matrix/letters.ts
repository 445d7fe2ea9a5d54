import type { LetterMeaning, ResponsibilityMatrix } from '@vitruve/manifests';

export type ReadLetters =
  | { readonly letters: string }
  /** What is not a letter of the matrix. */
  | { readonly unknown: string };

/**
 * Reads what a person typed into a cell: `a/r`, `A, R` and `ar` are all `A/R`. A letter typed twice counts once; the order
 * is kept as typed.
 */
export function readLetters(typed: string, known: readonly LetterMeaning[]): ReadLetters {
  const letterOf = new Map(known.map(({ letter }) => [letter.toUpperCase(), letter]));
  const letters = new Set<string>();
  for (const word of typed
    .toUpperCase()
    .split(/[\s/,;+&|]+/u)
    .filter(Boolean)) {
    const whole = letterOf.get(word);
    for (const part of whole === undefined ? Array.from(word) : [word]) {
      const letter = letterOf.get(part);
      if (letter === undefined) return { unknown: part };
      letters.add(letter);
    }
  }
  return { letters: [...letters].join('/') };
}

/** Letters of a cell, one by one. */
export function lettersIn(written: string): readonly string[] {
  return written.split('/').filter(Boolean);
}

export function meaningOf(matrix: ResponsibilityMatrix, letter: string): LetterMeaning | undefined {
  return matrix.letters.find((known) => known.letter === letter);
}

/** The name of a letter without what it explains: "Accountable" of "Accountable: answers for the result". */
export function nameOf({ label }: Pick<LetterMeaning, 'label'>): string {
  return label.split(/\s+·\s|\s*:\s/u, 1)[0] ?? label;
}

/** What a cell says, in words: "A Accountable, R Responsible". */
export function lettersInWords(matrix: ResponsibilityMatrix, written: string): string {
  return lettersIn(written)
    .map((letter) => {
      const meaning = meaningOf(matrix, letter);
      return meaning ? `${letter} ${nameOf(meaning)}` : letter;
    })
    .join(', ');
}
