import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rounds } from '../../testing/rounds.ts';
import {
  canStart,
  later,
  MAX_PERIODS,
  periodLength,
  periodName,
  periodsBetween,
  timeRange,
} from './periods.ts';

describe('periods', () => {
  const between = (from: string, to: string, every: string): readonly string[] => {
    const [start, end, length] = [timeRange(from)?.start, timeRange(to)?.end, periodLength(every)];
    assert.ok(start !== undefined && end !== undefined && length);
    return periodsBetween(start, end, length);
  };

  it('have the names of their starts, and end with the last one that begins before the end', () => {
    assert.deepEqual(between('2024-02-28', '2024-03-01', '1d'), ['2024-02-28', '2024-02-29', '2024-03-01']);
    assert.deepEqual(between('2025-01-31T18', '2025-02-01', '6h'), [
      '2025-01-31T18',
      '2025-02-01T00',
      '2025-02-01T06',
      '2025-02-01T12',
      '2025-02-01T18',
    ]);
    assert.deepEqual(between('2024-12-30', '2025-01-12', '1w'), ['2024-12-30', '2025-01-06']);
    assert.deepEqual(between('2024-11', '2025', '3mo'), [
      '2024-11',
      '2025-02',
      '2025-05',
      '2025-08',
      '2025-11',
    ]);
    assert.deepEqual(between('2023', '2025-06', '1y'), ['2023', '2024', '2025']);
    assert.equal(between('2000', '2100', '1h').length, MAX_PERIODS + 1);
  });

  it('are read from dates that exist, and from lengths with a unit', () => {
    for (const text of [
      '2025-02-29',
      '2025-13',
      '2025-00',
      '2025-01-01T24',
      '25-01-01',
      '2025-1-1',
      '',
      '0999',
    ])
      assert.equal(timeRange(text), undefined, text);
    for (const text of ['1', 'd', '0d', '1m', '1.5d', '-1d', '99999h', '1d '])
      assert.equal(periodLength(text), undefined, text);
    assert.equal(canStart(timeRange('2025-01-15')?.start ?? 0, 'mo'), false);
    assert.equal(canStart(timeRange('2025-02')?.start ?? 0, 'y'), false);
    assert.equal(canStart(timeRange('2025-01-15')?.start ?? 0, 'w'), true);
  });

  it('follow each other without a gap, in the order of their names', () => {
    const units = fc.constantFrom('h', 'd', 'w', 'mo', 'y');
    const day = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2060, 0) });
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 30 }),
        units,
        fc.integer({ min: 1, max: 400 }),
        (at, count, unit, times) => {
          const start = timeRange(periodName(at, unit))?.start ?? 0;
          const length = { count, unit };
          const names = periodsBetween(start, later(start, { unit, count: count * times }), length);
          assert.equal(names.length, times);
          assert.deepEqual(names.toSorted(), names);
          for (const [index, name] of names.entries()) {
            const begins = timeRange(name)?.start ?? 0;
            assert.equal(begins, later(start, { unit, count: count * index }));
            if (index > 0) assert.equal(later(timeRange(names[index - 1] ?? '')?.start ?? 0, length), begins);
          }
        },
      ),
      rounds(300),
    );
  });
});
