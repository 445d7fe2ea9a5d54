import assert from 'node:assert/strict';
import { inSight, isEmpty, withEnough, withSomething } from './sight.ts';
import { broughtIn, fitted, lookedAt, opened, readView, zoomed, type Box } from './view.ts';

const ROOM = { width: 400, height: 300 };

describe('the view of a picture', () => {
  it('fits the whole picture, in the middle, and enlarges none', () => {
    const large = fitted({ width: 800, height: 300 }, ROOM);
    assert.equal(large.scale, 0.45);
    assert.equal(large.x, 20);
    assert.equal(large.y, (300 - 300 * 0.45) / 2);
    assert.equal(fitted({ width: 100, height: 50 }, ROOM).scale, 1);
  });

  it('opens a picture whole as long as it can be read so', () => {
    for (const scale of [1, 0.81]) {
      const picture = { width: (ROOM.width - 40) / scale, height: 100 };
      assert.deepEqual(opened(picture, ROOM), fitted(picture, ROOM));
    }
  });

  it('opens a larger picture at its beginning, at 80 % of the size of its letters', () => {
    assert.deepEqual(opened({ width: 40_000, height: 9000 }, ROOM), { x: 20, y: 20, scale: 0.8 });
    // Across it fits, and is in the middle.
    assert.deepEqual(opened({ width: 200, height: 9000 }, ROOM), { x: 120, y: 20, scale: 0.8 });
  });

  it('looks at a thing from near where it is too small to be read, and does not zoom out for it', () => {
    const box = { x: 1000, y: 2000, width: 100, height: 40 };
    assert.deepEqual(lookedAt({ x: 0, y: 0, scale: 0.2 }, box, ROOM), { x: -850, y: -1870, scale: 1 });
    assert.equal(lookedAt({ x: 0, y: 0, scale: 2 }, box, ROOM).scale, 2);
    const near = { x: -900, y: -1900, scale: 1 };
    assert.equal(lookedAt(near, box, ROOM), near);
  });

  it('keeps what is under the pointer when it zooms, within limits', () => {
    const before = { x: 10, y: 20, scale: 1 };
    const after = zoomed(before, 2, { x: 110, y: 70 });
    assert.deepEqual([(110 - after.x) / after.scale, (70 - after.y) / after.scale], [100, 50]);
    assert.equal(zoomed(before, 1e9, { x: 0, y: 0 }).scale, 8);
  });

  it('moves no more than shows a thing', () => {
    const view = { x: 0, y: 0, scale: 1 };
    assert.equal(broughtIn(view, { x: 10, y: 10, width: 50, height: 50 }, ROOM), view);
    assert.deepEqual(broughtIn(view, { x: 500, y: 10, width: 50, height: 50 }, ROOM), { ...view, x: -170 });
    assert.deepEqual(broughtIn(view, { x: -100, y: 400, width: 50, height: 50 }, ROOM), {
      x: 120,
      y: -170,
      scale: 1,
    });
  });

  it('knows whether a thing is in sight, and moves to one where none is', () => {
    const [near, far] = [
      { x: 500, y: 100 },
      { x: 9000, y: 9000 },
    ].map((at) => ({ ...at, width: 50, height: 50 }));
    assert.ok(near && far);
    const view = { x: 0, y: 0, scale: 1 };
    assert.ok(inSight({ ...view, scale: 0.5 }, near, ROOM));
    assert.ok(!inSight(view, near, ROOM));
    assert.ok(isEmpty(view, new Map([['near', near]]), ROOM));
    assert.ok(!isEmpty(view, new Map(), ROOM));
    const boxes = new Map([
      ['far', far],
      ['near', near],
    ]);
    assert.deepEqual(withSomething(view, boxes, ROOM), { x: 200 - 525, y: 75 - 125, scale: 1 });
  });

  it('moves across to the first place that shows most, where the beginning shows less than half of that', () => {
    const at = (...places: readonly (readonly [x: number, y: number])[]): ReadonlyMap<string, Box> =>
      new Map(places.map(([x, y], index) => [String(index), { x, y, width: 50, height: 50 }]));
    const view = { x: 20, y: 20, scale: 1 };
    const crowd = [600, 700, 800].map((x) => [x, 0] as const);
    assert.deepEqual(withEnough(view, at([0, 100], ...crowd), ROOM), { x: 20 - 600, y: 20, scale: 1 });
    // Two of three are enough, and so is half.
    const beginning = at([0, 100], [100, 100], ...crowd);
    assert.equal(withEnough(view, beginning, ROOM), view);
    assert.equal(withEnough(view, at([0, 100], [600, 0], [700, 0]), ROOM), view);
    // What is too low to be seen does not count, nor what is cut off.
    assert.equal(withEnough(view, at([0, 100], [600, 900], [700, 900], [800, 900]), ROOM), view);
    assert.equal(withEnough(view, at([0, 100], [600, 0], [935, 0]), ROOM), view);
    assert.equal(withEnough(view, new Map(), ROOM), view);
  });

  it('reads what was kept, and nothing that was not', () => {
    assert.deepEqual(readView({ x: 1, y: 2, scale: 0.5 }), { x: 1, y: 2, scale: 0.5 });
    for (const strange of [undefined, null, 'x', {}, { x: 1, y: Number.NaN, scale: 1 }]) {
      assert.equal(readView(strange), undefined);
    }
  });
});
