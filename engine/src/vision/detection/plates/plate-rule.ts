import type { Mode } from '../detection.ts';

/** How surely a text is a plate. */
export const STRENGTHS = ['strong', 'medium', 'weak'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface Candidate {
  /** How likely it is a line of a plate by its looks, 0 to 1. */
  readonly looks: number;
  readonly text: string;
  /** Of the reader, 0 to 1. */
  readonly confidence: number;
  /** Of the detector, 0 to 1. */
  readonly score: number;
  /** Pixels of the image, along and across the text. */
  readonly width: number;
  readonly height: number;
}

/** What each mode takes for a plate. */
const TAKEN: Readonly<Record<Mode, readonly Strength[]>> = {
  standard: ['strong', 'medium'],
  strict: ['strong', 'medium', 'weak'],
  fast: ['strong', 'medium'],
};

export function isTaken(strength: Strength | undefined, mode: Mode): boolean {
  return strength !== undefined && TAKEN[mode].includes(strength);
}

const READABLE = 0.4;
const UNREADABLE = 0.75;
/** Pixels of the height from which plates are read, at least in part. */
const LEGIBLE = 35;
/** Vowels, as a part of the letters, of which words have more. */
const VOWELS = 0.2;

// Looks, chosen on labelled photos: of what reads as a plate, of what has the shape of one and cannot be read, of what neither reads
// nor is shaped like one, and of the last where more is looked for. Small plates look like little: what reads as one needs hardly any.
const LEAST_LOOKS = { read: 0.005, unreadable: 0.008, any: 0.88, weak: 0.35 } as const;
/** What is read with this is what is written. */
const CLEAR = 0.8;
/** Signs that a plate has at most: with a digit, and without one. */
const LONGEST = { digits: 10, letters: 8 } as const;
/** Times that a text is longer than high, of which plates are not. */
const WIDEST = 6;

/**
 * Whether a text is a plate, by what it says, and by its looks: words, few signs and what cannot be read must look like one.
 * Undefined for what is none. By what they say, plates are told from other texts by their digits or by the lack of vowels, not by the
 * formats of countries.
 */
export function strengthOf(candidate: Candidate): Strength | undefined {
  const { looks, text, confidence, width, height } = candidate;
  const aspect = width / Math.max(1, height);
  const isRead = confidence >= READABLE && readsAsPlate(text);
  if (isRead && looks >= LEAST_LOOKS.read) return 'strong';
  const isUnreadable = isMedium(candidate, aspect);
  const canBe = aspect <= WIDEST && !isLong(candidate);
  if ((isUnreadable && looks >= LEAST_LOOKS.unreadable) || (canBe && looks >= LEAST_LOOKS.any))
    return 'medium';
  return isRead || isUnreadable || (canBe && looks >= LEAST_LOOKS.weak) ? 'weak' : undefined;
}

/** Whether more is clearly written than a plate has room for. */
function isLong({ text, confidence }: Candidate): boolean {
  const signs = alphanumerics(text);
  return confidence > CLEAR && signs.length > LONGEST[/\d/u.test(signs) ? 'digits' : 'letters'];
}

/** Whether a text that cannot be read looks like a plate. */
function isMedium({ text, confidence, score, height }: Candidate, aspect: number): boolean {
  if (confidence >= UNREADABLE || score < 0.93 || aspect < 2.2 || aspect > 5.5 || height >= 60) return false;
  // Something would be read of a large one; and what is read of any has a letter or a digit.
  return text === '' ? height < LEGIBLE : alphanumerics(text) !== '';
}

/** Whether a text has the characters that plates have. */
export function readsAsPlate(text: string): boolean {
  const signs = alphanumerics(text);
  const digits = signs.replace(/\D/gu, '').length;
  if (digits === signs.length) return digits >= 5 && digits <= 8;
  if (digits > 0) return signs.length >= 4 && signs.length <= 10;
  const vowels = signs.replace(/[^AEIOU]/giu, '').length;
  return signs.length >= 5 && signs.length <= 8 && vowels <= VOWELS * signs.length;
}

/** The letters and digits of a text. */
export function alphanumerics(text: string): string {
  return text.replace(/[^A-Za-z0-9]/gu, '');
}
