import { createHash } from 'node:crypto';
import { PATTERNS, type Mutant } from './patterns.ts';

/**
 * So many of all mutants, as many of each pattern as there can be. Each has a place in the order that follows from the seed and from
 * its own text: the same seed chooses the same, and a change of one file leaves those of the others as they are.
 */
export function sampleOf(all: readonly Mutant[], count: number, seed: number): readonly Mutant[] {
  const copies = new Map<string, number>();
  const ordered = all
    .map((mutant) => {
      const text = [mutant.file, mutant.pattern, mutant.before].join('\n');
      const copy = copies.get(text) ?? 0;
      copies.set(text, copy + 1);
      return { mutant, key: createHash('sha256').update(`${seed}\n${copy}\n${text}`).digest('hex') };
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ mutant }) => mutant);
  const piles = PATTERNS.map(({ name }) => ordered.filter(({ pattern }) => pattern === name));
  const result: Mutant[] = [];
  for (let turn = 0; result.length < count && piles.some((pile) => pile.length > turn); turn++)
    result.push(...piles.flatMap((pile) => pile.slice(turn, turn + 1)));
  return result.slice(0, count);
}
