import assert from 'node:assert/strict';
import type { Raster } from '../../../inference/raster.ts';
import type { Cluster } from '../clusters.ts';
import { isAccepted, isAcceptedInWhole, leastScore } from './acceptance.ts';
import { agreement, isSure, isTooSmall } from './agreement.ts';
import { illuminationCorrectionFor } from './illumination-correction.ts';
import { leastFace, looksAt } from './looks.ts';
import { isConfirmed, isToBeChecked } from './self-check.ts';
import { finestScale } from './whole.ts';

const box = (side: number, left = 0) => ({ left, top: 0, width: side, height: side });

const clusterOf = (side: number, score: number, left = 0): Cluster => ({
  best: { box: box(side, left), score, look: 0 },
  second: 0,
  around: box(side, left),
});

describe('looks for faces', () => {
  const scales = (width: number, height: number, mode: 'standard' | 'fast'): readonly number[] =>
    looksAt(width, height, mode).map(({ scale, part }) =>
      Math.round(scale * Math.max(part.width, part.height)),
    );

  it('are at four scales, without enlarging more than there is to see', () => {
    assert.deepEqual(scales(1000, 600, 'standard'), [160, 320, 640, 1280]);
    assert.deepEqual(scales(300, 200, 'standard'), [160, 320, 640]);
    assert.deepEqual(scales(40, 30, 'standard'), [128]);
    assert.deepEqual(scales(1000, 200, 'standard'), [320, 640, 1280]);
    assert.deepEqual(scales(1000, 600, 'fast'), [240, 640]);
  });

  it('are in tiles for large images, but not in fast mode', () => {
    assert.equal(looksAt(4000, 3000, 'standard').length, 4 + 4 * 3 + 2 * 2);
    assert.equal(looksAt(4000, 3000, 'fast').length, 2);
    assert.ok(
      looksAt(4000, 3000, 'standard')
        .slice(4)
        .every(({ scale }) => scale === 1),
    );
  });

  it('show faces of all sizes as one of those that they are good at, however large the image is', () => {
    for (const [width, height] of [
      [1700, 1200],
      [4000, 3000],
      [12_000, 6000],
      [16_000, 1500],
      [14_177, 14_177],
    ] as const)
      for (let side = 8; side < Math.min(width, height); side *= 1.2) {
        // Of good sizes, those at either end are the least sure.
        const isWellSeen = looksAt(width, height, 'standard').some(
          ({ scale, reduction, sizes: [, most] }) => {
            const shown = (side * scale) / reduction;
            return shown >= 8 && shown <= Math.max(48, most / 2);
          },
        );
        assert.ok(isWellSeen || side < 16, `${side} pixels in ${width} × ${height}`);
      }
  });

  it('look for faces from eight pixels, but for larger ones only where they are fast or there is no larger look', () => {
    assert.equal(leastFace(12_000, 6000, 'standard'), 8);
    assert.equal(leastFace(12_000, 6000, 'fast'), 150);
    assert.equal(leastFace(640, 480, 'fast'), 8);
  });

  it('believe the smallest scales alone on large faces, and the smallest of all on nothing else', () => {
    const [closest, overview, ...others] = looksAt(4000, 3000, 'standard');
    assert.deepEqual(
      [closest?.sizes, overview?.sizes],
      [
        [48, Infinity],
        [0, Infinity],
      ],
    );
    assert.ok(others.every(({ sizes }) => sizes[1] === 96));
  });

  it('believe the only look at a small image on all faces', () => {
    for (const side of [30, 60])
      assert.deepEqual(
        looksAt(side, side, 'standard').map(({ sizes }) => sizes),
        [[0, Infinity]],
      );
  });
});

describe('the light of a picture', () => {
  /** Grey pixels from one brightness to another, most of them near `middle`. */
  const picture = (darkest: number, middle: number, brightest: number): Raster => {
    const values = Array.from({ length: 100 }, (_, index) =>
      index < 10 ? darkest : index < 90 ? middle : brightest,
    );
    return { width: 10, height: 10, data: Uint8Array.from(values.flatMap((value) => [value, value, value])) };
  };
  const corrected = (image: Raster): readonly number[] => {
    const { data } = illuminationCorrectionFor(image)(image);
    return [data[0] ?? -1, data[150] ?? -1, data[297] ?? -1];
  };

  it('is spread where it is flat, as in fog', () => {
    assert.deepEqual(corrected(picture(150, 190, 230)), [0, 128, 255]);
  });

  it('is spread and bent where it is dark', () => {
    const [darkest, middle = 0, brightest] = corrected(picture(0, 8, 60));
    assert.deepEqual([darkest, brightest], [0, 255]);
    assert.ok(middle > 80 && middle < 128, String(middle));
  });

  it('is left where it is as it should be, and where there is nothing but one colour', () => {
    assert.deepEqual(corrected(picture(5, 120, 250)), [5, 120, 250]);
    assert.deepEqual(corrected(picture(30, 32, 36)), [30, 32, 36]);
  });

  it('is that of the night below a middle of 50, and that of fog below a range of 150', () => {
    assert.deepEqual(corrected(picture(0, 50, 150)), [0, 50, 150]);
    assert.ok((corrected(picture(0, 49, 150))[1] ?? 0) > 80);
    assert.equal(corrected(picture(1, 50, 150))[0], 0);
  });

  it('of a part is changed as that of the whole', () => {
    const even = illuminationCorrectionFor(picture(150, 190, 230));
    assert.deepEqual(
      [...even({ width: 1, height: 1, data: Uint8Array.of(190, 190, 190) }).data],
      [128, 128, 128],
    );
  });
});

describe('what is taken for a face', () => {
  it('needs less the larger it is', () => {
    assert.deepEqual(
      [6, 12, 24, 48, 200].map((size) => Number(leastScore(size, 'standard').toFixed(3))),
      [0.8, 0.8, 0.525, 0.25, 0.25],
    );
    assert.equal(leastScore(12, 'strict'), 0.4);
  });

  it('is what a second look saw too', () => {
    const best = { box: box(12), score: 0.6, look: 0 };
    assert.equal(isAccepted({ best, second: 0, around: best.box }, 'standard'), false);
    assert.equal(isAccepted({ best, second: 0.55, around: best.box }, 'standard'), true);
  });

  it('in the whole image needs less the larger it is, and nothing is in fast mode', () => {
    assert.equal(isAcceptedInWhole(clusterOf(8, 0.4), 'standard'), false);
    assert.equal(isAcceptedInWhole(clusterOf(8, 0.4), 'strict'), true);
    // Crowds: what is 16 pixels large needs no more than what is larger.
    for (const side of [16, 48]) {
      assert.equal(isAcceptedInWhole(clusterOf(side, 0.23), 'standard'), true);
      assert.equal(isAcceptedInWhole(clusterOf(side, 0.21), 'standard'), false);
      assert.equal(isAcceptedInWhole(clusterOf(side, 0.19), 'strict'), true);
    }
    assert.equal(isAcceptedInWhole(clusterOf(48, 1), 'fast'), false);
  });

  it('is left out when a closer look does not confirm an unsure first one', () => {
    assert.equal(isConfirmed(0.99, 0.99, 60), true);
    assert.equal(isConfirmed(0.3, 0.005, 60), false);
    assert.equal(isConfirmed(0.99, 0.3, 60), true);
    // No face is so large that only the surest would be confirmed.
    assert.deepEqual(
      [96, 97, 4000].map((size) => isConfirmed(0.5, 0.63, size)),
      [true, true, true],
    );
    assert.equal(isConfirmed(0.5, 0.6, 96), false);
  });

  it('is looked at closer where neither its score nor another scale is sure of it, and it is large enough', () => {
    const seen = (side: number, score: number, second: number): Cluster => ({
      best: { box: box(side), score, look: 0 },
      second,
      around: box(side),
    });
    assert.equal(isToBeChecked(seen(40, 0.5, 0.2)), true);
    assert.equal(isToBeChecked(seen(40, 0.75, 0.2)), false, 'sure');
    assert.equal(isToBeChecked(seen(40, 0.5, 0.45)), false, 'two scales agree');
    assert.equal(isToBeChecked(seen(12, 0.5, 0.2)), false, 'small');
  });
});

describe('two models together', () => {
  const same = { overlap: 0.35, within: 0.75 };

  it('say once what both take for a face, and what one does with a little help of the other', () => {
    const [both, little, own] = [clusterOf(20, 0.7), clusterOf(20, 0.2, 100), clusterOf(20, 0.6, 200)];
    const [first, second, third] = [clusterOf(21, 0.9), clusterOf(19, 0.8, 101), clusterOf(20, 0.8, 300)];
    const { agreed, alone, rest } = agreement(
      [first, second, clusterOf(18, 0.7, 102), third],
      [both, little, own],
      ({ best }) => best.score > 0.5,
      same,
    );
    assert.deepEqual(agreed, [second]);
    assert.deepEqual(alone, [third]);
    assert.deepEqual(rest, [both, own]);
  });

  it('do not take what one saw alone, unless it is sure or the other cannot see it', () => {
    assert.equal(isSure(clusterOf(30, 0.98), 'standard'), false);
    assert.equal(isSure(clusterOf(30, 0.995), 'standard'), true);
    assert.equal(isSure(clusterOf(30, 0.95), 'strict'), true);
    const photo = { width: 6400, height: 4800, data: new Uint8Array() };
    assert.equal(isTooSmall(clusterOf(50, 0.5), finestScale(photo, 'standard')), true);
    assert.equal(isTooSmall(clusterOf(70, 0.5), finestScale(photo, 'standard')), false);
    assert.equal(isTooSmall(clusterOf(50, 0.5), finestScale(photo, 'strict')), false);
    // In fast mode there is no other.
    assert.equal(isTooSmall(clusterOf(5000, 0.5), finestScale(photo, 'fast')), true);
  });

  it('enlarge small pictures twofold at most, and look at them once', () => {
    assert.equal(finestScale({ width: 100, height: 50, data: new Uint8Array() }, 'strict'), 2);
  });
});
