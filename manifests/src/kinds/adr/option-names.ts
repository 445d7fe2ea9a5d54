import { fold } from './headings.ts';

/** A title of an option for comparison: no markup, quotes, hyphens, final dot, case or accents. */
export function optionKey(title: string): string {
  return fold(title)
    .replace(/["'“”«»`]/gu, '')
    .replace(/[\s–—-]+/gu, ' ')
    .replace(/[.:;,!…\s]+$/u, '')
    .trim();
}

/**
 * True when a title names the option: whole or by its beginning, by its label (`B1`, `Option 2:`), by its initials, by a
 * part of its words, or in other words, most of which are the option's.
 */
export function namesOption(title: string, option: string): boolean {
  const label = labelOf(title);
  if (label !== undefined && label === labelOf(option)) return true;
  const known = forms(option);
  const named = forms(title);
  if (named.some((a) => known.some((b) => startsWithWord(a, b) || startsWithWord(b, a)))) return true;
  const [words, others] = [wordsOf(title), wordsOf(option)];
  return (
    isPart(words, others) ||
    isPart(others, words) ||
    rephrases(words, others) ||
    isInitials(title, option) ||
    isInitials(option, title)
  );
}

/** True when two titles have a word in common that says what they are about, or one has the beginning of it: `repo`. */
export function sharesWord(title: string, option: string): boolean {
  const known = wordsOf(option);
  return wordsOf(title).some((word) =>
    known.some((other) => sameWord(word, other) || shortens(word, other) || shortens(other, word)),
  );
}

function shortens(short: string, word: string): boolean {
  return short.length >= STEM && word.startsWith(short);
}

const LABEL =
  /^(?:(?:options?|alternative|solution|choice|choix)\s*)?([a-z]\d?|#?\d+)\s*(?:[.:)]|\s[-–—])\s+/u;
/** "Option 3, with the sidecar", "Option #1", "Option B". */
const NAMED_LABEL = /^(?:options?|alternative|solution|choice|choix)\s*([a-z]\d?|#?\d+)(?![\p{L}\p{N}])/u;
/** A title with fewer words is a name: it is written as it is, or it is another. */
const MIN_REPHRASED_WORDS = 3;
const MIN_SHARED_WORDS = 0.6;
/** Letters at the beginning of words by which forms of one word are compared: `scan` and `scanning`. */
const STEM = 4;
const MIN_INITIALS = 3;

/** Words that say nothing about which option is meant: those of grammar, and what is done with any option. */
const COMMON = new Set(
  (
    'a an the of to in on at by for from with and or as our own its into via per this that it we only just all other ' +
    'be is are was will can do does keep stay use using adopt adopting choose migrate switch move implement option options ' +
    'alternative approach solution chosen selected preferred recommended proposed current existing new based ' +
    'un une le la les l de du des d au aux en et ou sur pour par avec dans nous utiliser adopter garder choisir conserver mettre place ' +
    'retenue choisie'
  ).split(' '),
);
/** Of these one opposes what the others propose: two titles that differ by it are two options. */
const OPPOSITES = new Set([
  'not',
  'no',
  'without',
  'never',
  'non',
  'sans',
  'pas',
  'aucun',
  'aucune',
  'nothing',
  'rien',
]);

function labelOf(title: string): string | undefined {
  const folded = fold(title);
  const label = (LABEL.exec(folded) ?? NAMED_LABEL.exec(folded) ?? /^([a-z]?#?\d{1,2})$/u.exec(folded))?.[1];
  return label?.replace('#', '');
}

function forms(title: string): readonly string[] {
  const folded = fold(title).replace(/["'“”«»`]/gu, '');
  const bare = folded.replace(LABEL, '');
  return [folded, bare, bare.replace(/^(?:use|using|adopt|adopting|utiliser|adopter)\s+/u, '')]
    .map(optionKey)
    .filter((form) => form !== '');
}

function startsWithWord(text: string, start: string): boolean {
  return text.startsWith(start) && !/^[\p{L}\p{N}]/u.test(text.slice(start.length));
}

/** The words of a title that tell it from others, with the parts of names such as `PreviewPanel`. */
function wordsOf(title: string): readonly string[] {
  const parted = title.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ');
  const words =
    fold(parted)
      .replace(LABEL, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !COMMON.has(word));
  return telling.length > 0 ? telling : words;
}

/** Equal, or forms of one word: `ADR` and `ADRs`, `scan` and `scanning`. A slip of the pen is another word. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (/\d/u.test(a) || /\d/u.test(b)) return false;
  const shared = sharedLetters(a, b);
  if (shared < STEM) return shared === 3 && (a === `${b}s` || b === `${a}s`);
  return ENDING.test(a.slice(shared)) && ENDING.test(b.slice(shared));
}

const ENDING = /^(?:e|s|es|x|d|ed|ing|ion|ions|er|ers|or|ment|ments|ly|al|able|ation)?$/u;

function sharedLetters(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared;
}

/** All words of the first are words of the second, which does not say the opposite. */
function isPart(words: readonly string[], others: readonly string[]): boolean {
  return (
    words.length > 0 &&
    words.every((word) => others.some((other) => sameWord(word, other))) &&
    others.every((other) => !OPPOSITES.has(other) || words.includes(other))
  );
}

/** "Do not split", "No cache": the beginning says so; "no later than" behind it is a part of a sentence. */
function isNegated(words: readonly string[]): boolean {
  return words.slice(0, 2).some((word) => OPPOSITES.has(word));
}

function rephrases(words: readonly string[], others: readonly string[]): boolean {
  if (words.length < MIN_REPHRASED_WORDS) return false;
  if (isNegated(words) !== isNegated(others)) return false;
  const shared = words.filter((word) => others.some((other) => sameWord(word, other)));
  return shared.length >= words.length * MIN_SHARED_WORDS;
}

/** `GHCR` stands for "GitHub Container Registry": the capitals, or the first letters, of words that follow each other. */
function isInitials(short: string, title: string): boolean {
  const letters = /(?<![\p{L}\p{N}])\p{Lu}{3,8}(?![\p{L}\p{N}])/u.exec(short)?.[0].toLowerCase();
  if (letters === undefined || letters.length < MIN_INITIALS) return false;
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const initials = words.map((word) => fold(word.charAt(0))).join('');
  const capitals = words
    .map((word) => fold(word.charAt(0) + word.slice(1).replace(/[^\p{Lu}]/gu, '')))
    .join('');
  return initials.includes(letters) || capitals.includes(letters);
}
