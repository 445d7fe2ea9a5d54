import assert from 'node:assert/strict';
import { chosen, mutantsOf, mutated } from './patterns.ts';

const SOURCE = `import { a } from './a.ts';
/** True when a || b. */
const LARGEST = 10 * 1024;
export function f(x: number, y: boolean): number | undefined {
  if (!y) return undefined;
  return (x + 1) % 24;
}
`;

describe('scripts/mutants/patterns', () => {
  it('finds guards, limits and wraps, and nothing in comments and imports', () => {
    assert.deepEqual(
      mutantsOf('f.ts', SOURCE).map(({ line, after }) => `${line}: ${after.trim()}`),
      [
        '3: const LARGEST = Infinity;',
        '5: if (false && !y) return undefined;',
        '5: if (y) return undefined;',
        '6: return (x + 1);',
      ],
    );
  });

  it('changes one line', () => {
    const mutant = mutantsOf('f.ts', SOURCE).at(-1);
    assert.ok(mutant);
    assert.equal(mutated(SOURCE, mutant), SOURCE.replace(' % 24', ''));
  });

  it('chooses the same for the same seed, of every pattern', () => {
    const all = mutantsOf('f.ts', SOURCE.repeat(20));
    const some = chosen(all, 8, 1);
    assert.deepEqual(some, chosen(all, 8, 1));
    assert.notDeepEqual(some, chosen(all, 8, 2));
    assert.equal(new Set(some.map(({ pattern }) => pattern)).size, 4);
    assert.equal(chosen(all, 1000, 1).length, all.length);
  });
});
