import assert from 'node:assert/strict';
import { withoutEquivalents } from './equivalents.ts';
import { compiled, withSwitches } from './instrument.ts';
import { mutantsOf } from './patterns.ts';
import { sampleOf } from './sample.ts';

const SOURCE = `import { a } from './a.ts';
/** True when a || b. */
const LARGEST = 10 * 1024;
export function f(x: number, y: boolean): number | undefined {
  if (!y) return undefined;
  for (const z of [x]) if (z > 3 && y) continue;
  return x > LARGEST ? 1 : (x + 1) % 24;
}
`;

describe('mutants', () => {
  it('are guards, limits and wraps, and nothing in comments, types and imports', () => {
    assert.deepEqual(
      mutantsOf('f.ts', SOURCE).map(({ line, before, after }) => `${line}: ${before} → ${after}`),
      [
        '3: 10 * 1024 → Infinity',
        '5: !y → false',
        '5: !y → y',
        '6: z > 3 && y → false',
        '6: z > 3 && y → (z > 3) || (y)',
        '6: z > 3 → (z) >= (3)',
        '7: x > LARGEST → (x) >= (LARGEST)',
        '7: (x + 1) % 24 → (x + 1)',
      ],
    );
  });

  it('keep what binds tighter together', () => {
    const [mutant] = mutantsOf('f.ts', 'const c = a || b && d;').filter(
      ({ pattern }) => pattern === 'all for any',
    );
    assert.equal(mutant?.after, '(a) && (b && d)');
  });

  it('are all in one text, each with a switch of its own', async () => {
    const numbered = mutantsOf('f.ts', SOURCE).map((mutant, id) => ({ ...mutant, id }));
    const code = compiled('f.ts', withSwitches(SOURCE, numbered));
    let on: number | undefined;
    Object.assign(globalThis, { __mutant: (id: number) => id === on });
    const { f } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
      f: (x: number, y: boolean) => unknown;
    };
    const run = (id: number | undefined, x: number, y: boolean): unknown => {
      on = id;
      return f(x, y);
    };
    try {
      assert.equal(run(undefined, 23, true), 0);
      assert.equal(run(undefined, 23, false), undefined);
      assert.equal(run(1, 23, false), 0);
      assert.equal(run(2, 23, true), undefined);
      assert.equal(run(7, 23, true), 24);
      assert.equal(run(undefined, 20_000, true), 1);
      assert.equal(run(0, 20_000, true), 9);
    } finally {
      Reflect.deleteProperty(globalThis, '__mutant');
    }
  });

  it('are chosen the same for the same seed, of every pattern', () => {
    const all = mutantsOf('f.ts', SOURCE.repeat(20));
    const some = sampleOf(all, 7, 1);
    assert.deepEqual(some, sampleOf(all, 7, 1));
    assert.notDeepEqual(some, sampleOf(all, 7, 2));
    assert.equal(new Set(some.map(({ pattern }) => pattern)).size, 6);
    assert.equal(sampleOf(all, 1000, 1).length, all.length);
  });

  it('stay chosen when another file changes', () => {
    const own = mutantsOf('f.ts', SOURCE);
    const others = mutantsOf('g.ts', SOURCE);
    const order = (all: typeof own): number[] =>
      sampleOf(all, 1000, 1).flatMap(({ file, pattern, line }) =>
        file === 'f.ts' && pattern === 'a guard that never applies' ? [line] : [],
      );
    assert.deepEqual(order([...others, ...own]), order(own));
  });

  it('that change nothing are distinguished, and so are entries without a mutant', () => {
    const entry = { file: 'f.ts', pattern: 'a missing limit', because: 'nobody has so many' };
    const list = [
      { ...entry, before: '10 * 1024' },
      { ...entry, before: '11 * 1024' },
    ];
    const { counted, equivalent, stale } = withoutEquivalents(mutantsOf('f.ts', SOURCE), list);
    assert.equal(counted.length, 7);
    assert.deepEqual(equivalent, list.slice(0, 1));
    assert.deepEqual(stale, list.slice(1));
  });
});
