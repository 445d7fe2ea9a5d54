import { findsRe2 } from '../../../formats/regex/re2.ts';

/** True unless a text certainly lacks the form that a schema asks for. */
export function hasForm(pattern: string, text: string): boolean {
  return findsRe2(pattern, text) !== false;
}
