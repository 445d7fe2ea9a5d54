import assert from 'node:assert/strict';
import { tallyOf, type Note } from './tally.ts';

const lines = (...notes: readonly Note[]): string =>
  notes.map((note) => `${JSON.stringify(note)}\n`).join('');

describe('scripts/testing/tally', () => {
  it('counts what passed, and names what failed, was flaky or never ended', () => {
    const tally = tallyOf(
      lines(
        { state: 'started', title: 'a' },
        { state: 'passed', title: 'a' },
        { state: 'failed', title: 'b' },
        { state: 'flaky', title: 'c' },
        { state: 'passed', title: 'c' },
        { state: 'skipped', title: 'd' },
        { state: 'started', title: 'e' },
      ),
    );
    assert.deepEqual(tally, { passed: 2, skipped: 1, failed: ['b'], flaky: ['c'], unfinished: ['e'] });
  });

  it('counts two tests of the same title as two', () => {
    assert.equal(tallyOf(lines({ state: 'passed', title: 'a' }, { state: 'passed', title: 'a' })).passed, 2);
  });

  it('does not read a line that was cut off by the end of its writer', () => {
    assert.equal(tallyOf(`${lines({ state: 'passed', title: 'a' })}{"state":"pas`).passed, 1);
    assert.equal(tallyOf('').passed, 0);
  });
});
