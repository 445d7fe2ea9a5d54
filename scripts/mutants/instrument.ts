import { transformSync } from 'esbuild';
import type { Mutant } from './patterns.ts';

/** A mutant with the number that switches it on. */
export interface Numbered extends Mutant {
  readonly id: number;
}

/**
 * The text of a file in which each of its mutants can be switched on: `__mutant(id) ? after : before`. Which one is on is decided where
 * the tests run (`switch.mjs`), which also tells which of them a test reached.
 */
export function withSwitches(text: string, mutants: readonly Numbered[]): string {
  const insertions = mutants.flatMap(({ id, places, after }) =>
    places.flatMap(({ start, end }) => [
      { at: start, end, text: `(__mutant(${id}) ? (${after}) : (` },
      { at: end, end, text: '))' },
    ]),
  );
  // Of mutants that begin at the same place, the one around the others opens first.
  insertions.sort((a, b) => a.at - b.at || b.end - a.end);
  let result = '';
  let from = 0;
  for (const { at, text: inserted } of insertions) {
    result += text.slice(from, at) + inserted;
    from = at;
  }
  return result + text.slice(from);
}

/**
 * TypeScript with switches as JavaScript.
 * @throws Error when it does not compile: a pattern makes what is no expression.
 */
export function compiled(file: string, text: string): string {
  return transformSync(text, { loader: 'ts', format: 'esm', target: 'node20', sourcefile: file }).code;
}
