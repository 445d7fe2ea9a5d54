import assert from 'node:assert/strict';
import type { Part } from './parts.ts';
import { runParts } from './schedule.ts';

const part = (name: string, cores = 1, after: readonly string[] = []): Part => ({
  name,
  program: 'true',
  args: [],
  counts: 'one',
  cores,
  after,
});

/** Runs parts of which some fail, and resolves to the most cores wanted at once, the order of the starts and the outcomes. */
async function scheduled(parts: readonly Part[], cores: number, failing: readonly string[] = []) {
  const order: string[] = [];
  let busy = 0;
  let busiest = 0;
  const outcomes = await runParts(parts, cores, async ({ name, cores: taken }) => {
    order.push(name);
    busy += taken;
    busiest = Math.max(busiest, busy);
    await new Promise(setImmediate);
    busy -= taken;
    return !failing.includes(name);
  });
  return { busiest, order, outcomes: Object.fromEntries(outcomes) };
}

describe('scripts/testing/schedule', () => {
  it('starts parts in their order while a core is free', async () => {
    const { busiest, order } = await scheduled([part('a'), part('b', 2), part('c'), part('d', 2)], 2);
    assert.deepEqual(order, ['a', 'b', 'c', 'd']);
    assert.equal(busiest, 3);
  });

  it('starts at once what keeps no core busy', async () => {
    const { busiest, order } = await scheduled([part('a', 2), part('download', 0), part('b', 2)], 2);
    assert.deepEqual(order, ['a', 'download', 'b']);
    assert.equal(busiest, 2);
  });

  it('starts a part once what it needs has passed', async () => {
    const { order } = await scheduled([part('late', 1, ['build']), part('build'), part('other')], 2);
    assert.deepEqual(order, ['build', 'other', 'late']);
  });

  it('does not start what needs a part that failed, or one that was not run', async () => {
    const parts = [part('build'), part('tests', 1, ['build']), part('report', 1, ['tests'])];
    const { order, outcomes } = await scheduled(parts, 2, ['build']);
    assert.deepEqual(order, ['build']);
    assert.deepEqual(outcomes, { build: 'failed', tests: 'not run', report: 'not run' });
  });

  it('refuses parts that wait for each other', async () => {
    await assert.rejects(
      scheduled([part('a', 1, ['b']), part('b', 1, ['a'])], 2),
      /nothing lets start: a, b/u,
    );
  });
});
