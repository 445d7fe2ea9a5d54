import assert from 'node:assert/strict';
import { rankGroups } from './group-ranking.ts';

const GROUPS = Array.from({ length: 200 }, (_, row) => `q${Math.floor(row / 10)}`);
const isRelevant = GROUPS.map((_, row) => row % 10 === 0);

describe('rankings within groups', () => {
  it('are measured by the order of scores, beside random orders', () => {
    const scores = GROUPS.map((_, row) => -(row % 10));
    const { evaluation, unmeasured } = rankGroups({ groups: GROUPS, isRelevant, scores }, 2, 1);
    const { ndcgAtK, precisionAtK, mrrAtK, recallAtK } = evaluation.measures;
    assert.equal(evaluation.rows, 20);
    assert.equal(unmeasured, 0);
    assert.deepEqual([ndcgAtK?.value, precisionAtK?.value, mrrAtK?.value], [1, 0.5, 1]);
    assert.equal('coverageAtK' in evaluation.measures, false);
    // Two places of ten.
    assert.ok(Math.abs((recallAtK?.baseline ?? 0) - 0.2) < 0.08);
  });

  it('gain nothing from the order of the table where scores are equal', () => {
    const scores = new Float64Array(GROUPS.length);
    const { evaluation } = rankGroups({ groups: GROUPS, isRelevant, scores }, 1, 1);
    assert.ok((evaluation.measures['hitRateAtK']?.value ?? 1) < 0.4);
    assert.deepEqual(rankGroups({ groups: GROUPS, isRelevant, scores }, 1, 1).evaluation, evaluation);
  });

  it('leave out groups in which nothing is looked for', () => {
    const some = isRelevant.map((is, row) => is && row < 100);
    const scores = GROUPS.map((_, row) => row);
    const { evaluation, unmeasured } = rankGroups({ groups: GROUPS, isRelevant: some, scores }, 3, 1);
    assert.deepEqual([evaluation.rows, unmeasured], [10, 10]);
  });
});
