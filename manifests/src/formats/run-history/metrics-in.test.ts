import assert from 'node:assert/strict';
import { metricsIn } from './metrics-in.ts';

describe('metrics', () => {
  it('are the values of JSON and YAML, by their keys', () => {
    assert.deepEqual(metricsIn('m', '{"a": 1, "b": [2, {"c": "x"}], "d": null, "e": true}'), {
      'm.a': 1,
      'm.b.0': 2,
      'm.b.1.c': 'x',
      'm.e': true,
    });
    assert.deepEqual(metricsIn('m', 'a: 1.5\n'), { 'm.a': 1.5 });
    assert.deepEqual(metricsIn('m', '{"a": '), {});
    assert.deepEqual(metricsIn('m', ''), {});
    const many = JSON.stringify(Array.from({ length: 2000 }, (_, index) => index));
    assert.equal(Object.keys(metricsIn('m', many)).length, 1000);
    assert.deepEqual(metricsIn('m', JSON.stringify({ a: 'x'.repeat(201), b: 'x'.repeat(200) })), {
      'm.b': 'x'.repeat(200),
    });
  });
});
