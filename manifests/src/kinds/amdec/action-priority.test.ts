import assert from 'node:assert/strict';
import { actionPriority, actionPriorityBands } from './action-priority.ts';

const RATINGS = Array.from({ length: 10 }, (_, index) => index + 1);
const RANK = { L: 0, M: 1, H: 2 };

function rank(severity: number, occurrence: number, detection: number): number {
  const priority = actionPriority(severity, occurrence, detection);
  assert.ok(priority, `no priority for ${severity} ${occurrence} ${detection}`);
  return RANK[priority];
}

describe('amdec/action-priority', () => {
  it('has 318 H, 214 M and 468 L among all 1,000 combinations', () => {
    const counts = { H: 0, M: 0, L: 0 };
    for (const s of RATINGS)
      for (const o of RATINGS) for (const d of RATINGS) counts[actionPriority(s, o, d) ?? assert.fail()]++;
    assert.deepEqual(counts, { H: 318, M: 214, L: 468 });
  });

  it('never falls when a rating rises', () => {
    for (const s of RATINGS) {
      for (const o of RATINGS) {
        for (const d of RATINGS) {
          const here = rank(s, o, d);
          if (s < 10) assert.ok(rank(s + 1, o, d) >= here, `S ${s} O ${o} D ${d}`);
          if (o < 10) assert.ok(rank(s, o + 1, d) >= here, `S ${s} O ${o} D ${d}`);
          if (d < 10) assert.ok(rank(s, o, d + 1) >= here, `S ${s} O ${o} D ${d}`);
        }
      }
    }
  });

  it('agrees with cells of the published table that other versions get wrong', () => {
    const cells: [number, number, number, string][] = [
      [10, 1, 10, 'L'],
      [9, 2, 1, 'L'],
      [9, 3, 5, 'M'],
      [9, 4, 1, 'M'],
      [8, 4, 2, 'M'],
      [7, 5, 7, 'H'],
      [6, 8, 4, 'M'],
      [4, 6, 1, 'L'],
      [3, 9, 5, 'M'],
      [1, 10, 10, 'L'],
    ];
    for (const [s, o, d, expected] of cells)
      assert.equal(actionPriority(s, o, d), expected, `${s} ${o} ${d}`);
  });

  it('has no priority for ratings outside 1 to 10', () => {
    for (const rating of [0, 11, 2.5, Number.NaN, -1]) {
      assert.equal(actionPriority(rating, 5, 5), undefined, String(rating));
      assert.equal(actionPriority(5, rating, 5), undefined, String(rating));
      assert.equal(actionPriority(5, 5, rating), undefined, String(rating));
    }
  });

  it('names the bands', () => {
    assert.deepEqual(actionPriorityBands(10, 5, 1), { severity: '9–10', occurrence: '4–5', detection: '1' });
    assert.deepEqual(actionPriorityBands(3, 1, 4), { severity: '2–3', occurrence: '1', detection: '2–4' });
  });
});
