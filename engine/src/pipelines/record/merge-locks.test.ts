import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lockText, recordsIn, type RunRecord } from './lock.ts';
import { mergeLocks } from './merge-locks.ts';

function record(key: string): RunRecord {
  return { key, command: 'c', values: {}, inputs: {}, outputs: { o: key } };
}

function text(runs: Readonly<Record<string, string>>): string {
  return lockText(Object.entries(runs).map(([run, key]) => [run, record(key)] as const));
}

function merged(
  base: Readonly<Record<string, string>>,
  ours: Readonly<Record<string, string>>,
  theirs: Readonly<Record<string, string>>,
): readonly [Readonly<Record<string, string>>, readonly string[]] {
  const { text: result, dropped } = mergeLocks(text(base), text(ours), text(theirs), 'x.lock');
  const { records, unreadable } = recordsIn(result, 'x.lock');
  assert.equal(unreadable, 0);
  return [Object.fromEntries([...records].map(([run, { key }]) => [run, key])), dropped];
}

describe('lock files that are merged', () => {
  it('have of each run the record of the side that changed it', () => {
    assert.deepEqual(
      merged(
        { a: '1', b: '1', c: '1', d: '1', e: '1' },
        { a: '2', b: '1', c: '1', e: '2', f: '1' },
        { a: '1', b: '2', d: '1', e: '2', g: '1' },
      ),
      [{ a: '2', b: '2', e: '2', f: '1', g: '1' }, []],
    );
  });

  it('lose the records that both sides changed', () => {
    assert.deepEqual(merged({ a: '1', b: '1' }, { a: '2', b: '2' }, { a: '3' }), [{}, ['a', 'b']]);
    assert.deepEqual(merged({}, { a: '2' }, { a: '3' }), [{}, ['a']]);
  });

  it('are the same whichever side is ours, and never have a record that neither side has', () => {
    const runs = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3'), {
      noNullPrototype: true,
    });
    fc.assert(
      fc.property(runs, runs, runs, (base, ours, theirs) => {
        const [result, dropped] = merged(base, ours, theirs);
        assert.deepEqual(merged(base, theirs, ours), [result, dropped]);
        for (const [run, key] of Object.entries(result)) assert.ok(ours[run] === key || theirs[run] === key);
        assert.deepEqual(merged(base, ours, base)[0], ours);
      }),
      { seed: 7, numRuns: Number(process.env['RUNS'] ?? 200) },
    );
  });

  it('are refused when one is of a later version', () => {
    assert.throws(() => mergeLocks('', '{"version":2}', '', 'x.lock'), /later version/u);
  });
});
