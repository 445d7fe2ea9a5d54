import assert from 'node:assert/strict';
import { Progress } from './progress.ts';

describe('the progress of a run', () => {
  let now = 0;
  const progress = (): Progress => {
    now = 0;
    return new Progress({ describeRate: (rate) => `${rate} pages/s` }, () => now);
  };

  it('shows progress and rate, and the remaining time once it can be estimated', () => {
    const run = progress();
    now = 1000;
    assert.equal(run.step(1, 100, true), '1/100 · 1 pages/s');
    now = 4000;
    assert.equal(run.step(2, 100, true), '2/100 · 0.5 pages/s · 3:16 remaining');
    now = 200_000;
    assert.equal(run.step(100, 100, true), '100/100 · 0.015 pages/s', 'nothing is left');
  });

  it('does not count what took no time', () => {
    const run = progress();
    now = 10;
    assert.equal(run.step(1, 3, false), '1/3');
    now = 2000;
    assert.equal(run.step(2, 3, true), '2/3 · 0.5 pages/s');
  });

  it('counts items where the task has no unit', () => {
    const run = new Progress({}, () => (now += 500));
    assert.equal(run.step(1, 2, true), '1/2 · 2/s');
  });
});
