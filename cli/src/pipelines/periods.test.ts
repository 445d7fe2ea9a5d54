import assert from 'node:assert/strict';
import type { PipelineEvent, RunState } from '@vitruve/engine';
import { joinedPeriods } from './periods.ts';

type Ended = Extract<PipelineEvent, { readonly event: 'ended' }>;

describe('what is told of runs for periods', () => {
  const ended = (run: string, state: RunState, reason: string, periods?: Ended['periods']): Ended => ({
    event: 'ended',
    run,
    state,
    reason,
    milliseconds: 1,
    ...(periods ? { periods } : {}),
  });
  const load = (day: string, state: RunState, reason = `no "${day}.csv"`, how = ''): Ended =>
    ended(`load (day=${day}${how})`, state, reason, { day });

  it('joins periods that follow each other and end in the same way, whatever the order of the events', () => {
    const told = joinedPeriods([
      load('2025-01-05', 'would-run'),
      load('2025-01-01', 'would-run'),
      load('2025-01-03', 'up-to-date'),
      load('2025-01-02', 'would-run'),
      load('2025-01-04', 'failed', 'other'),
      ended('report', 'would-run', 'it depends on "load"'),
    ]);
    assert.deepEqual(
      told.map(({ run, state, reason }) => [run, state, reason]),
      [
        ['report', 'would-run', 'it depends on "load"'],
        ['load (day=2025-01-01..2025-01-02), 2 periods', 'would-run', 'no "….csv"'],
        ['load (day=2025-01-03)', 'up-to-date', 'no "2025-01-03.csv"'],
        ['load (day=2025-01-04)', 'failed', 'other'],
        ['load (day=2025-01-05)', 'would-run', 'no "2025-01-05.csv"'],
      ],
    );
  });

  it('keeps apart what differs in another value, or has two partitions', () => {
    const runs = [
      load('2025-01-01', 'would-run', '', ', how=a'),
      load('2025-01-02', 'would-run', '', ', how=b'),
      ended('two (a=2025, b=2025)', 'would-run', '', { a: '2025', b: '2025' }),
      ended('two (a=2026, b=2025)', 'would-run', '', { a: '2026', b: '2025' }),
    ];
    assert.equal(joinedPeriods(runs).length, 4);
  });
});
