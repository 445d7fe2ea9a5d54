import assert from 'node:assert/strict';
import type { ViewSnapshot } from '@vitruve/manifests';
import { hasPeriods, periodAction, withPeriods } from './drawn-periods.ts';
import { gapAround, periodStates } from './period-states.ts';
import type { StageStatus } from './recorded-runs.ts';

const run = (day: string, state: StageStatus['state'], others: Partial<StageStatus> = {}): StageStatus => ({
  ...{ run: `load (day=${day})`, state, periods: { day } },
  ...others,
});

const STATUSES: readonly StageStatus[] = [
  run('2025-01-03', 'would-run', { hasFailed: true }),
  run('2025-01-01', 'up-to-date'),
  run('2025-01-02', 'would-run'),
  run('2025-01-04', 'would-run', { lastMilliseconds: 3 }),
  run('2025-01-05', 'would-restore'),
  run('2025-01-06', 'failed'),
  { run: 'report', state: 'would-run' },
  { run: 'sub/load (day=2025-01-07)', state: 'would-run', periods: { day: '2025-01-07' } },
];

describe('what became of the periods of a stage', () => {
  it('is told of each, in the order of time', () => {
    assert.deepEqual(
      [...periodStates(STATUSES, 'load', 'day')],
      [
        ['2025-01-01', 'done'],
        ['2025-01-02', 'missing'],
        ['2025-01-03', 'failed'],
        ['2025-01-04', 'outdated'],
        ['2025-01-05', 'done'],
        ['2025-01-06', 'failed'],
      ],
    );
    assert.equal(periodStates(STATUSES, 'load', 'month').size, 0);
  });

  it('is the worst of the runs of a period', () => {
    const two = ['up-to-date', 'would-run', 'up-to-date'] as const;
    const statuses = two.map((state, index) => ({
      ...{ run: `load (day=2025-01-01, model=${index})`, state },
      periods: { day: '2025-01-01' },
    }));
    assert.equal(periodStates(statuses, 'load', 'day').get('2025-01-01'), 'missing');
  });

  it('has gaps, which end where something is done', () => {
    const states = periodStates(STATUSES, 'load', 'day');
    assert.deepEqual(gapAround(states, '2025-01-03'), { from: '2025-01-02', to: '2025-01-04', count: 3 });
    assert.deepEqual(gapAround(states, '2025-01-06'), { from: '2025-01-06', to: '2025-01-06', count: 1 });
    assert.equal(gapAround(states, '2025-01-01'), undefined);
    assert.equal(gapAround(states, 'never'), undefined);
  });
});

describe('the calendar of a partition', () => {
  const item = { text: '·' };
  const shown = (periods?: { readonly stage: string; readonly partition: string }): ViewSnapshot => ({
    ...{ view: 'pipeline/calendar', uri: 'file:///w/a.pipeline.yaml', title: '', version: '1' },
    ...{ reading: false, empty: '', problems: [] },
    content: {
      type: 'table',
      table: {
        notes: [],
        sections: [
          {
            ...{ id: 'load/day', title: 'load', notes: [], ...(periods ? { periods } : {}) },
            columns: ['period', '-01', '-02', '-08'].map((id) => ({ id, label: id, kind: 'text' })),
            rows: [{ id: '2025-01', cells: [item, item, item, item].map((one) => ({ items: [one] })) }],
          },
        ],
      },
    },
  });
  const source = {
    states: () => periodStates(STATUSES, 'load', 'day'),
    text: (state: string) => state,
    legend: '✓ done',
  };

  it('has a sign, words and a color for each state that is known, and something to do unless it is done', () => {
    const { content, version } = withPeriods(shown({ stage: 'load', partition: 'day' }), source);
    assert.ok(content?.type === 'table');
    const [section] = content.table.sections;
    assert.deepEqual(
      section?.rows[0]?.cells.map(({ items }) => items[0]),
      [
        item,
        { text: '✓', tone: 'good', spoken: '2025-01-01: done' },
        {
          ...{ text: '○', tone: 'neutral', spoken: '2025-01-02: missing' },
          action: '{"stage":"load","partition":"day","period":"2025-01-02"}',
        },
        item,
      ],
    );
    assert.deepEqual(content.table.notes, ['✓ done']);
    assert.notEqual(version, '1');
  });

  it('is no other table', () => {
    const other = shown();
    assert.equal(hasPeriods(other), false);
    assert.equal(withPeriods(other, source), other);
  });

  it('does nothing that it did not offer', () => {
    assert.deepEqual(periodAction('{"stage":"a","partition":"b","period":"c"}'), {
      ...{ stage: 'a', partition: 'b', period: 'c' },
    });
    for (const text of ['', '{', 'null', '1', '{"stage":"a"}', '{"stage":1,"partition":"b","period":"c"}'])
      assert.equal(periodAction(text), undefined, text);
  });
});
