import assert from 'node:assert/strict';
import { middleOf, pathOf, pointsOf, type Curve } from './curve.ts';

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

  it('has points along all of its curves, with both ends', () => {
    assert.deepEqual(
      pointsOf(straight(2), 3).map(({ x }) => Number(x.toFixed(9))),
      [0, 1, 2, 3, 4, 5, 6],
    );
    const arc: Curve = {
      start: { x: 0, y: 0 },
      rest: [
        { x: 0, y: 4 },
        { x: 8, y: 4 },
        { x: 8, y: 0 },
      ],
    };
    assert.deepEqual(pointsOf(arc, 2)[1], { x: 4, y: 3 });
  });

  it('has its middle where it starts, when it goes nowhere', () => {
    assert.deepEqual(middleOf({ start: { x: 2, y: 3 }, rest: [] }), { x: 2, y: 3 });
  });
});
