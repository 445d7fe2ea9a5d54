import assert from 'node:assert/strict';
import type { Point } from './curve.ts';
import { labelPlaces, type LabeledLine } from './label-places.ts';
import type { PlacedNode } from './layout.ts';

/** A line straight down, with a label of 20 × 14 pixels. */
function down(x: number, label?: Point): LabeledLine {
  const rest = [100, 200, 300].map((y) => ({ x, y }));
  return { curve: { start: { x, y: 0 }, rest }, width: 20, ...(label && { label }) };
}

function node(x: number, y: number): PlacedNode {
  return { id: 'n', x, y, width: 30, height: 30 };
}

describe('diagram/label-places', () => {
  it('brings a label to its line on the shortest way', () => {
    assert.deepEqual(labelPlaces([down(0, { x: 60, y: 150 })], []), [{ x: 13, y: 150 }]);
    assert.deepEqual(labelPlaces([down(0, { x: -60, y: 150 })], []), [{ x: -13, y: 150 }]);
    const [below] = labelPlaces([down(0, { x: 0, y: 400 })], []);
    assert.ok(below && below.x === 0 && below.y > 300 && below.y < 312, JSON.stringify(below));
  });

  it('leaves a label where it is beside or on its line', () => {
    for (const x of [0, 5, 18])
      assert.deepEqual(labelPlaces([down(0, { x, y: 150 })], []), [{ x, y: 150 }], String(x));
  });

  it('has no place for a line without a label, and for none', () => {
    assert.deepEqual(labelPlaces([down(0), undefined], []), [undefined, undefined]);
  });

  it('does not cover a node', () => {
    const label = { x: 60, y: 150 };
    assert.deepEqual(labelPlaces([down(0, label)], [node(20, 160)]), [label]);
    assert.deepEqual(labelPlaces([down(0, label)], [node(20, 200)]), [{ x: 13, y: 150 }]);
  });

  it('does not cover another label, where that is now', () => {
    const [one, other] = [
      { x: 60, y: 150 },
      { x: 60, y: 160 },
    ];
    assert.deepEqual(labelPlaces([down(0, one), down(1, other)], []), [{ x: 13, y: 150 }, other]);
  });

  it('does not cover a line that it did not cover before', () => {
    const label = { x: 60, y: 150 };
    assert.deepEqual(labelPlaces([down(0, label), down(14)], [])[0], label);
    assert.deepEqual(labelPlaces([down(0, label), down(40)], [])[0], { x: 13, y: 150 });
    // On another line it is worse off than on that.
    assert.deepEqual(labelPlaces([down(0, label), down(14), down(60)], [])[0], { x: 13, y: 150 });
  });
});
