import assert from 'node:assert/strict';
import { broughtIn, fitted, inSight, opened, readView, zoomed } from './view.ts';

const ROOM = { width: 400, height: 300 };

describe('the view of a picture', () => {
  it('fits the whole picture, in the middle, and enlarges none', () => {
    const large = fitted({ width: 800, height: 300 }, ROOM);
    assert.equal(large.scale, 0.45);
    assert.equal(large.x, 20);
    assert.equal(large.y, (300 - 300 * 0.45) / 2);
    assert.equal(fitted({ width: 100, height: 50 }, ROOM).scale, 1);
  });

  it('opens a picture that would be too small to read at its beginning', () => {
    const view = opened({ width: 40_000, height: 200 }, ROOM);
    assert.ok(view.scale >= 0.4, String(view.scale));
    assert.equal(view.x, 20);
    assert.deepEqual(opened({ width: 440, height: 200 }, ROOM), fitted({ width: 440, height: 200 }, ROOM));
  });

  it('opens a picture whole that is too large to be read with ease', () => {
    for (const scale of [0.55, 0.3]) {
      const picture = { width: (ROOM.width - 40) / scale, height: 100 };
      assert.deepEqual(opened(picture, ROOM), fitted(picture, ROOM));
    }
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

  it('detects whether any part of the picture is visible', () => {
    assert.ok(inSight({ x: 0, y: 0, scale: 1 }, { width: 100, height: 100 }, ROOM));
    assert.ok(!inSight({ x: 500, y: 0, scale: 1 }, { width: 100, height: 100 }, ROOM));
  });

  it('reads what was kept, and nothing that was not', () => {
    assert.deepEqual(readView({ x: 1, y: 2, scale: 0.5 }), { x: 1, y: 2, scale: 0.5 });
    for (const strange of [undefined, null, 'x', {}, { x: 1, y: Number.NaN, scale: 1 }]) {
      assert.equal(readView(strange), undefined);
    }
  });
});
