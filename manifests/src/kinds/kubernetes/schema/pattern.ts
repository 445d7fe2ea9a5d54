import { findsRe2 } from '../../../patterns/re2.ts';

/** True unless a text certainly lacks the form that a schema asks for. */
export function hasForm(pattern: string, text: string): boolean {
  return findsRe2(pattern, text) !== false;
}
