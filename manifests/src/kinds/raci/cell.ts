import { span, type Span } from '../../core/text/span.ts';
import { meaningOfWord } from './word.ts';
import { type Letters, type Meaning } from './variant.ts';

/** A letter where it is. */
export interface PlacedLetter {
  /** Upper case. */
  readonly letter: string;
  readonly span: Span;
}

/** What is in one cell of a matrix. */
export interface CellContent {
  readonly placed: readonly PlacedLetter[];
  /** True when something is there that cannot be read as letters, so that nothing can be concluded from what is missing. */
  readonly opaque: boolean;
  /** What follows the letters, such as `(prod only)`. */
  readonly note?: Span;
}

const EMPTY: CellContent = { placed: [], opaque: false };
const OPAQUE: CellContent = { placed: [], opaque: true };

/** Dashes, dots and words that people write where a cell is empty. */
const NOTHING = /^(?:[-–—−‐‑.·•_…/\\∅ø×]|n\/?a|none|aucun|&nbsp;|&mdash;|&ndash;|\s)*$/iu;
const MARKUP = /[*_~`\s]|<[^<>]{0,40}>|\\|&nbsp;|\p{Extended_Pictographic}|\uFE0F|\u200D/uy;
/** Line breaks of tables and sheets part letters: `A<br>R`. */
const BREAK = /<br\s{0,3}\/?>|[\r\n]+/iuy;
/** One letter after a space: `A R`. In capitals, since small ones are words. */
const SPACED = /\s(?=\p{Lu}(?:$|[\s/,;+&|*<]))/uy;
const SEPARATOR = /[/,;+&|·•]/uy;
const LETTER = /\p{L}/uy;
const WORD = /\p{L}+/uy;

/**
 * Reads a cell: `A`, `A/R`, `R, A`, `A<br>R`, `A R`, `AR`, `r`, `**R**`, `R*`, `C (if prod)`, `Accountable`. Anything else than letters of
 * one cell, such as a sentence, makes it opaque.
 * @param at where `source` starts in the document.
 * @param letters the letters of the variant: only they may stand side by side without a separator, as in `AR`.
 */
export function readCell(source: string, at: number, letters: Letters): CellContent {
  if (source.length > 200) return OPAQUE;
  if (NOTHING.test(source)) return EMPTY;
  const placed: PlacedLetter[] = [];
  let index = 0;
  let separated = true;
  while (index < source.length) {
    const parted = matchEnd(BREAK, source, index) ?? spacedLetter(source, index, letters);
    if (parted !== undefined) {
      index = parted;
      separated = true;
      continue;
    }
    const skipped = matchEnd(MARKUP, source, index);
    if (skipped !== undefined) {
      index = skipped;
      continue;
    }
    const separator = matchEnd(SEPARATOR, source, index);
    if (separator !== undefined && placed.length > 0) {
      index = separator;
      separated = true;
      continue;
    }
    const wordEnd = matchEnd(WORD, source, index);
    if (wordEnd === undefined) break;
    const word = source.slice(index, wordEnd);
    const read = separated ? lettersOfWord(word, letters) : undefined;
    if (!read) break;
    for (const [position, letter] of read.letters.entries()) {
      const start = at + index + (read.spelled ? 0 : position);
      placed.push({ letter, span: span(start, read.spelled ? at + wordEnd : start + 1) });
    }
    index = wordEnd;
    separated = false;
  }
  if (index >= source.length) return { placed, opaque: false };
  return placed.length > 0 && startsNote(source, index, placed)
    ? { placed, opaque: false, note: span(at + index, at + source.trimEnd().length) }
    : OPAQUE;
}

function spacedLetter(source: string, index: number, letters: Letters): number | undefined {
  const end = matchEnd(SPACED, source, index);
  return end !== undefined && letters.has(source[end] ?? '') ? end : undefined;
}

/** The letters that a word stands for: one letter, known letters run together, or the name of a meaning. */
function lettersOfWord(
  word: string,
  letters: Letters,
): { letters: readonly string[]; spelled: boolean } | undefined {
  if (word.length === 1) return { letters: [word.toUpperCase()], spelled: false };
  const upper = word.toUpperCase();
  const runTogether = Array.from(upper);
  if (word.length <= 4 && word === upper && runTogether.every((letter) => letters.has(letter))) {
    if (new Set(runTogether).size === runTogether.length) return { letters: runTogether, spelled: false };
  }
  const meaning = meaningOfWord(word);
  const letter = meaning && letterOfMeaning(letters, meaning);
  return letter ? { letters: [letter], spelled: true } : undefined;
}

export function letterOfMeaning(letters: Letters, meaning: Meaning): string | undefined {
  for (const [letter, means] of letters) if (means === meaning) return letter;
  return undefined;
}

/**
 * True when what follows letters is a remark on them: in brackets, after a sign, a footnote mark, or words that do not make
 * a sentence of the letter, as `A` and `I` begin English ones.
 */
function startsNote(source: string, index: number, placed: readonly PlacedLetter[]): boolean {
  const rest = source.slice(index);
  if (/^[([{→>:=\-–—*†‡§#?!¹²³\d^]/u.test(rest)) return true;
  const [only] = placed;
  const startsSentence = placed.length === 1 && (only?.letter === 'A' || only?.letter === 'I');
  return !startsSentence && /^\p{Ll}/u.test(rest) && matchEnd(LETTER, source, index - 1) === undefined;
}

function matchEnd(pattern: RegExp, source: string, index: number): number | undefined {
  pattern.lastIndex = index;
  return pattern.test(source) ? pattern.lastIndex : undefined;
}
