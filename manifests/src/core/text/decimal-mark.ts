import { language } from '../language.ts';

/** A number as code writes it, with the decimal mark of the language: `0,81` in French. */
export function withDecimalMark(number: number | string): string {
  return language() === 'fr' ? String(number).replace('.', ',') : String(number);
}
