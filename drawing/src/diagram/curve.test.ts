import assert from 'node:assert/strict';
import { middleOf, pathOf, type Curve } from './curve.ts';

/** Straight curves, each as long as the others, from the left to the right. */
function straight(curves: number): Curve {
  const rest = Array.from({ length: curves * 3 }, (_, index) => ({ x: index + 1, y: 7 }));
  return { start: { x: 0, y: 7 }, rest };
}

describe('diagram/curve', () => {
  it('is written as SVG path data', () => {
    assert.equal(pathOf(straight(1)), 'M0 7C1 7 2 7 3 7');
  });

  it('has its middle in the middle curve, or between the two of an even number', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((curves) => middleOf(straight(curves)).x),
      [1.5, 3, 4.5, 6, 7.5],
    );
    assert.equal(middleOf(straight(3)).y, 7);
  });

  it('has its middle where it starts, when it goes nowhere', () => {
    assert.deepEqual(middleOf({ start: { x: 2, y: 3 }, rest: [] }), { x: 2, y: 3 });
  });
});
