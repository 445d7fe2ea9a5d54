import assert from 'node:assert/strict';
import { isAccepted, leastScore } from './acceptance.ts';
import { looksAt } from './looks.ts';
import { isConfirmed } from './self-check.ts';

const box = (side: number) => ({ left: 0, top: 0, width: side, height: side });

describe('looks for faces', () => {
  const scales = (width: number, height: number, mode: 'standard' | 'fast'): readonly number[] =>
    looksAt(width, height, mode).map(({ scale, part }) =>
      Math.round(scale * Math.max(part.width, part.height)),
    );

  it('are at three scales, without enlarging more than there is to see', () => {
    assert.deepEqual(scales(1000, 600, 'standard'), [320, 640, 1280]);
    assert.deepEqual(scales(300, 200, 'standard'), [320, 640]);
    assert.deepEqual(scales(40, 30, 'standard'), [128]);
    assert.deepEqual(scales(1000, 600, 'fast'), [640]);
  });

  it('are in tiles for large images, and once in fast mode', () => {
    assert.equal(looksAt(4000, 3000, 'standard').length, 3 + 4 * 3);
    assert.equal(looksAt(4000, 3000, 'fast').length, 1);
    assert.ok(
      looksAt(4000, 3000, 'standard')
        .slice(3)
        .every(({ scale }) => scale === 1),
    );
  });

  it('believe the smallest scale alone on large faces', () => {
    const [first, ...others] = looksAt(4000, 3000, 'standard');
    assert.equal(first?.sizes[1], Infinity);
    assert.ok(others.every(({ sizes }) => sizes[1] === 96));
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

  it('is left out when a closer look does not confirm an unsure first one', () => {
    assert.equal(isConfirmed(0.99, 0.99, 60), true);
    assert.equal(isConfirmed(0.3, 0.005, 60), false);
    assert.equal(isConfirmed(0.99, 0.3, 60), true);
  });
});
