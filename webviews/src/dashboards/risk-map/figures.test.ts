import assert from 'node:assert/strict';
import type { MappedRisk, RiskAction, RiskPoint } from '@vitruve/manifests';
import { changeInPercent, figuresOf, lateActions, localDay } from './figures.ts';

const source = { uri: '', start: 0, end: 0 };
const point = (criticality?: number): RiskPoint => ({
  severity: 1,
  occurrence: 1,
  ...(criticality === undefined ? {} : { criticality }),
});
const risk = (more: Partial<MappedRisk>): MappedRisk => ({
  id: 'R',
  title: '',
  source,
  aboveThreshold: false,
  residualAboveThreshold: false,
  actions: [],
  ...more,
});
const action = (due: string | undefined, overdue = true): RiskAction => ({
  text: due ?? '',
  owners: [],
  overdue,
  source,
  ...(due === undefined ? {} : { due }),
});

describe('figures of a table of risks', () => {
  it('count a risk without residual ratings as it was', () => {
    const { criticality, above } = figuresOf([
      risk({ initial: point(24), residual: point(8), aboveThreshold: true }),
      risk({ initial: point(30), aboveThreshold: true }),
      risk({ initial: point() }),
    ]);
    assert.deepEqual(criticality, { before: 54, after: 38 });
    assert.deepEqual(above, { before: 2, after: 1 });
  });

  it('count priorities, and risks that have no place on the map', () => {
    const { priorities, unrated } = figuresOf([risk({ actionPriority: 'H' }), risk({ initial: point(1) })]);
    assert.deepEqual(priorities, { H: 1, M: 0, L: 0 });
    assert.equal(unrated, 1);
  });

  it('say a change in percent, where there was something', () => {
    assert.equal(changeInPercent({ before: 200, after: 150 }), -25);
    assert.equal(changeInPercent({ before: 0, after: 0 }), undefined);
  });

  it('list what is late, the latest first, and what has no readable day last', () => {
    const late = lateActions(
      [
        risk({
          actions: [action('2026-01-10'), action('soon'), action('2025-12-31'), action('2026-01-01', false)],
        }),
      ],
      '2026-01-15',
    );
    assert.deepEqual(
      late.map(({ action: { due }, daysLate }) => [due, daysLate]),
      [
        ['2025-12-31', 15],
        ['2026-01-10', 5],
        ['soon', undefined],
      ],
    );
  });

  it('take the day of the place, not of Greenwich', () => {
    assert.equal(localDay(new Date(2026, 0, 5, 0, 30)), '2026-01-05');
  });
});
