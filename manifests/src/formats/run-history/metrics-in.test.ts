import assert from 'node:assert/strict';
import { metricsIn } from './metrics-in.ts';

describe('metrics', () => {
  it('are the numbers and truth values of JSON and YAML, by their keys', () => {
    assert.deepEqual(metricsIn('m', '{"a": 1, "b": {"c": 2, "d": null}, "e": true}'), {
      'm.a': 1,
      'm.b.c': 2,
      'm.e': true,
    });
    assert.deepEqual(metricsIn('m', '3'), { m: 3 });
    assert.deepEqual(metricsIn('m', 'a: 1.5\n'), { 'm.a': 1.5 });
    assert.deepEqual(metricsIn('m', '{"a": '), {});
    assert.deepEqual(metricsIn('m', ''), {});
    const many = JSON.stringify(
      Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`k${index}`, index])),
    );
    assert.equal(Object.keys(metricsIn('m', many)).length, 1000);
  });

  it('are not the names, methods and distributions beside them', () => {
    const drift = {
      method: 'psi',
      scores: { age: 0.3 },
      columns: [{ name: 'age', score: 0.3, counts: [1, 2] }],
    };
    assert.deepEqual(metricsIn('drift', JSON.stringify(drift)), { 'drift.scores.age': 0.3 });
  });
});
