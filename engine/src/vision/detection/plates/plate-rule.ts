import type { Mode } from '../detection.ts';

/** How surely a text is a plate. */
export const STRENGTHS = ['strong', 'medium', 'weak'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface Candidate {
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
/** What is read with less is not what is written, often enough. */
const UNSURE = 0.9;
/** Vowels, as a part of the letters, of which words have more. */
const VOWELS = 0.2;

/**
 * Whether a text is a plate, by what it says; where it cannot be read, by how it looks. Undefined for what is none.
 * Plates are told from other texts by their digits or by the lack of vowels, not by the formats of countries.
 */
export function strengthOf({ text, confidence, score, width, height }: Candidate): Strength | undefined {
  const aspect = width / Math.max(1, height);
  if (confidence >= READABLE && readsAsPlate(text)) return 'strong';
  if (isMedium({ text, confidence, score, width, height }, aspect)) return 'medium';
  return isWeak({ text, confidence, score, width, height }, aspect) ? 'weak' : undefined;
}

/** Whether a text that cannot be read looks like a plate. */
function isMedium({ text, confidence, score, height }: Candidate, aspect: number): boolean {
  if (confidence >= UNREADABLE || score < 0.93 || aspect < 2.2 || aspect > 5.5 || height >= 60) return false;
  // Something would be read of a large one; and what is read of any has a letter or a digit.
  return text === '' ? height < LEGIBLE : alphanumerics(text) !== '';
}

/** Whether it cannot be ruled out that a text is a plate: it has digits, or is too small or too narrow to be read. */
function isWeak({ text, confidence, score, width, height }: Candidate, aspect: number): boolean {
  if (score < 0.8 || width < 18 || height < 6 || aspect > 7) return false;
  const signs = alphanumerics(text);
  if (/\d/u.test(signs)) return signs.length >= 3 && signs.length <= 11 && aspect >= 1;
  // What is larger than this would be readable, unless it is as blurred as plates of moving cars are.
  return confidence < UNSURE && aspect >= (height < 60 ? 1.3 : 2);
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
