import assert from 'node:assert/strict';
import { shortMeasure } from './short-measure.ts';

describe('measures of a registry', () => {
  it('have the digits that it takes to be right', () => {
    const measures = [0.9000000000000001, 0, -2 / 3, 0.8734561234, 123456789.25, 1e-20 / 3, Number.NaN];
    assert.deepEqual(measures.map(shortMeasure), [
      ...[0.9, 0, -0.666666667, 0.873456123, 123456789.3, 3.333333333e-21, Number.NaN],
    ]);
  });

  it('do not reach a threshold that they miss', () => {
    assert.ok(shortMeasure(0.79999999) < 0.8);
    assert.ok(shortMeasure(0.80000001) > 0.8);
  });
});
