import assert from 'node:assert/strict';
import { calendarLines } from './calendar.ts';

describe('the calendar of a partition', () => {
  it('has a month a grid, with what is done, missing and failed', () => {
    const run = (
      day: string,
      state: 'up-to-date' | 'would-run',
    ): Parameters<typeof calendarLines>[0][number] => ({
      run: `load (day=${day})`,
      state,
      periods: { day },
    });
    const lines = calendarLines(
      [run('2024-02-28', 'up-to-date'), run('2024-02-29', 'would-run'), run('2024-03-01', 'would-run')],
      new Set(['load (day=2024-03-01)']),
    );
    assert.deepEqual(lines.slice(0, 8), [
      'load (day)',
      '  2024-02',
      '   Mo  Tu  We  Th  Fr  Sa  Su',
      '                1   2   3   4',
      '    5   6   7   8   9  10  11',
      '   12  13  14  15  16  17  18',
      '   19  20  21  22  23  24  25',
      '   26  27  28✓ 29·',
    ]);
    assert.deepEqual(
      [lines[8], lines[10], lines.at(-1)],
      ['  2024-03', '                    1✗  2   3', '✓ done  · missing  ✗ failed'],
    );
  });

  it('is empty where no stage has days, and one for each other value of a matrix', () => {
    assert.deepEqual(
      calendarLines([{ run: 'a (m=2024-01)', state: 'up-to-date', periods: { m: '2024-01' } }], new Set()),
      [],
    );
    const of = (model: string): Parameters<typeof calendarLines>[0][number] => ({
      ...{ run: `s (day=2024-01-01, model=${model})`, state: 'skipped', periods: { day: '2024-01-01' } },
    });
    const lines = calendarLines([of('a'), of('b')], new Set());
    assert.deepEqual(
      lines.filter((line) => line.startsWith('s ')),
      ['s (day, model=a)', 's (day, model=b)'],
    );
  });
});
