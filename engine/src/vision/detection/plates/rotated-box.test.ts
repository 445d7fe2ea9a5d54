import assert from 'node:assert/strict';
import { smallestBox } from './rotated-box.ts';

/** Points turned around the origin. */
function turned(points: readonly (readonly [number, number])[], angle: number) {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return points.map(([x, y]) => ({ x: 100 + x * cos - y * sin, y: 100 + x * sin + y * cos }));
}

describe('the smallest box around points', () => {
  it('lies along the longest side of a flat triangle, whichever side that is', () => {
    for (let turn = 0; turn < 24; turn++) {
      const { width, height } = smallestBox(
        turned(
          [
            [0, 0],
            [100, 0],
            [50, 10],
          ],
          (turn * Math.PI) / 12,
        ),
      );
      assert.ok(Math.abs(width * height - 1000) < 1, `${turn}: ${width} × ${height}`);
    }
  });

  it('is the rectangle of whose corners they are', () => {
    const { x, y, width, height } = smallestBox(
      turned(
        [
          [-30, -10],
          [30, -10],
          [30, 10],
          [-30, 10],
        ],
        0.4,
      ),
    );
    const sides = [width, height].map(Math.round).sort((a, b) => a - b);
    assert.deepEqual([Math.round(x), Math.round(y), ...sides], [100, 100, 20, 60]);
  });
});
