import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clipped, union, type Box } from './box.ts';
import { clustered } from './clusters.ts';
import { turned, turnedBack } from './rotations.ts';
import { isCut, tilesOf } from './tiles.ts';

const side = fc.integer({ min: 1, max: 9000 });

describe('tiles', () => {
  it('cover the image, stay within it, share what they should, and are not larger than asked for', () => {
    fc.assert(
      fc.property(side, side, (width, height) => {
        const tiles = tilesOf(width, height, 1280, 128);
        const columns = [...new Set(tiles.map(({ left }) => left))].sort((a, b) => a - b);
        for (const { left, top, width: wide, height: high } of tiles) {
          assert.ok(left >= 0 && top >= 0 && left + wide <= width && top + high <= height);
          assert.ok(wide <= 1280 && high <= 1280);
        }
        assert.equal(Math.max(...tiles.map(({ left, width: wide }) => left + wide)), width);
        assert.equal(Math.max(...tiles.map(({ top, height: high }) => top + high)), height);
        for (const [index, left] of columns.entries())
          if (index > 0) assert.ok(left - (columns[index - 1] ?? 0) <= 1280 - 128 + 1);
      }),
    );
  });

  it('know boxes that an inner edge cuts from those at the edge of the image', () => {
    const image = { width: 3000, height: 1000 };
    const tile = { left: 0, top: 0, width: 1280, height: 1000 };
    assert.equal(isCut({ left: 1240, top: 50, width: 40, height: 40 }, tile, image), true);
    assert.equal(isCut({ left: 0, top: 0, width: 40, height: 40 }, tile, image), false);
    assert.equal(isCut({ left: 500, top: 960, width: 40, height: 40 }, tile, image), false);
  });
});

describe('rotations', () => {
  it('put a pixel where a box of it is put back from', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        fc.constantFrom(90 as const, 180 as const, 270 as const),
        (width, height, place, rotation) => {
          const pixel = place % (width * height);
          const data = new Uint8Array(width * height * 3);
          data.fill(200, pixel * 3, pixel * 3 + 3);
          const result = turned({ width, height, data }, rotation);
          const found = result.data.indexOf(200) / 3;
          const box = {
            left: found % result.width,
            top: Math.floor(found / result.width),
            width: 1,
            height: 1,
          };
          const back = turnedBack(box, rotation, { width, height });
          assert.deepEqual(back, {
            left: pixel % width,
            top: Math.floor(pixel / width),
            width: 1,
            height: 1,
          });
        },
      ),
    );
  });

  it('turn clockwise', () => {
    // A row of two pixels becomes a column with the first at the top.
    const row = { width: 2, height: 1, data: Uint8Array.of(1, 1, 1, 2, 2, 2) };
    assert.deepEqual(turned(row, 90), { width: 1, height: 2, data: Uint8Array.of(1, 1, 1, 2, 2, 2) });
    assert.deepEqual(turned(row, 270), { width: 1, height: 2, data: Uint8Array.of(2, 2, 2, 1, 1, 1) });
  });
});

describe('clusters', () => {
  const same = { overlap: 0.35, within: 0.75 };
  const box = (left: number, width: number): Box => ({ left, top: 0, width, height: width });

  it('keep the best of the boxes on one thing, with the result of a second look', () => {
    const [cluster, other, ...more] = clustered(
      [
        { box: box(100, 20), score: 0.6, look: 2 },
        { box: box(10, 20), score: 0.5, look: 0 },
        { box: box(11, 20), score: 0.8, look: 1 },
        { box: box(12, 20), score: 0.7, look: 1 },
      ],
      same,
    );
    assert.deepEqual(cluster?.best.box, box(11, 20));
    assert.equal(cluster.second, 0.5);
    assert.deepEqual([cluster.around.left, cluster.around.width], [10, 22]);
    assert.equal(other?.second, 0);
    assert.deepEqual(more, []);
  });

  it('take a box within a larger one for the same thing', () => {
    assert.equal(
      clustered(
        [
          { box: box(0, 100), score: 0.9, look: 0 },
          { box: box(40, 20), score: 0.8, look: 0 },
        ],
        same,
      ).length,
      1,
    );
  });

  it('are the best 10,000 boxes of a model that finds something everywhere', () => {
    const seen = Array.from({ length: 25_200 }, (_, index) => ({
      box: box(index * 10, 8),
      score: index / 25_200,
      look: 0,
    }));
    const clusters = clustered(seen, same);
    assert.equal(clusters.length, 10_000);
    assert.deepEqual(clusters[0]?.best.box, box(251_990, 8));
  });
});

describe('boxes', () => {
  it('are clipped to the image, and gone when they are outside', () => {
    const image = { width: 100, height: 50 };
    assert.deepEqual(clipped({ left: -10, top: 40, width: 30, height: 30 }, image), {
      left: 0,
      top: 40,
      width: 20,
      height: 10,
    });
    assert.equal(clipped({ left: 100, top: 0, width: 5, height: 5 }, image), undefined);
    assert.deepEqual(
      union({ left: 0, top: 0, width: 1, height: 1 }, { left: 4, top: 2, width: 1, height: 1 }),
      { left: 0, top: 0, width: 5, height: 3 },
    );
  });
});
