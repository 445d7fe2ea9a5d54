import assert from 'node:assert/strict';
import reference from '../testing/recommendation.json' with { type: 'json' };
import { evaluateLists, listMeasures, type RecommendedList } from './recommendation.ts';

const list = (hits: string, relevant = 1): RecommendedList => ({
  hits: Array.from(hits, (each) => each === '1'),
  relevant,
});

describe('measures of lists', () => {
  for (const [index, { hits, relevant, k, expected }] of reference.lists.entries())
    it(`equal scikit-learn's to 1e-9 (${index})`, () => {
      const found = listMeasures({ hits: hits.map((hit) => hit === 1), relevant }, k);
      assert.deepEqual(Object.keys(found), Object.keys(expected));
      for (const [name, value] of Object.entries(found)) {
        const other = expected[name as keyof typeof expected];
        assert.ok(Math.abs(value - other) <= 1e-9, `${name}: ${value} is not ${other}`);
      }
    });

  it('ask for nDCG how relevant items are, as ndcg_score of scikit-learn does', () => {
    // ndcg_score([[3, 1, 0, 2]], [[0.9, 0.8, 0.7, 0.6]], k=3) = 0.7626518
    const graded = { ...list('110', 3), gains: { listed: [3, 1, 0], all: [1, 2, 3] } };
    const ideal = 3 + 2 / Math.log2(3) + 1 / 2;
    assert.ok(Math.abs(listMeasures(graded, 3).ndcgAtK - (3 + 1 / Math.log2(3)) / ideal) < 1e-12);
    const { ndcgAtK: _, ...others } = listMeasures(graded, 3);
    const { ndcgAtK: __, ...same } = listMeasures(list('110', 3), 3);
    assert.deepEqual(others, same);
    const best = { ...list('11', 2), gains: { listed: [5, 2], all: [2, 5] } };
    assert.equal(listMeasures(best, 2).ndcgAtK, 1);
  });

  it('take a short list as one with wrong items behind it', () => {
    assert.deepEqual(listMeasures(list('01', 2), 5), listMeasures(list('01000', 2), 5));
    assert.deepEqual(listMeasures(list(''), 5), listMeasures(list('00000'), 5));
  });

  it('are means over people, with intervals that lie around them and are the same for a seed', () => {
    const lists = ['100', '000', '010', '001', '100', '000'].map((hits) => list(hits));
    const popular = lists.map(() => list('000'));
    const compared = { lists, naive: popular, coverage: { value: 0.5, baseline: 0.1 } };
    const evaluation = evaluateLists(compared, 3, { seed: 1 });
    const { hitRateAtK, mrrAtK, coverageAtK } = evaluation.measures;
    assert.equal(evaluation.rows, 6);
    assert.equal(hitRateAtK?.value, 4 / 6);
    assert.equal(hitRateAtK.baseline, 0);
    assert.ok(Math.abs((mrrAtK?.value ?? 0) - (1 + 1 / 2 + 1 / 3 + 1) / 6) < 1e-12);
    assert.ok((hitRateAtK.low ?? 1) < 4 / 6 && (hitRateAtK.high ?? 0) > 4 / 6);
    assert.deepEqual(coverageAtK, { value: 0.5, baseline: 0.1 });
    assert.deepEqual(evaluateLists(compared, 3, { seed: 1 }), evaluation);
  });
});
