import assert from 'node:assert/strict';
import { SIZE } from '../style/sheet.ts';
import { textWidth } from '../text/width.ts';
import type { Curve, Point } from './curve.ts';
import { titlePlaces } from './title-places.ts';

const GROUP = { id: 'g', x: 100, y: 100, width: 500, height: 200 };
const LABEL = 'Applications';
const WIDTH = textWidth(LABEL, SIZE.group, true);

function straight(from: Point, to: Point): Curve {
  const at = (share: number): Point => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  });
  return { start: from, rest: [at(1 / 3), at(2 / 3), to] };
}

/** A line straight down through the top of the group. */
const down = (x: number): Curve => straight({ x, y: 0 }, { x, y: 1000 });

function titleOf(curves: readonly Curve[], group = GROUP, label = LABEL): number | undefined {
  return titlePlaces([group], curves, () => label)[0]?.title;
}

describe('diagram/title-places', () => {
  it('leaves a title in its corner where no line leads through it', () => {
    const below = straight({ x: 0, y: 160 }, { x: 900, y: 160 });
    const above = straight({ x: 0, y: 98 }, { x: 900, y: 98 });
    assert.deepEqual(
      titlePlaces([GROUP], [below, above, down(110 + WIDTH + 6)], () => LABEL),
      [GROUP],
    );
  });

  it('puts it behind a line that leads through it', () => {
    assert.equal(titleOf([down(120)]), 125);
    assert.equal(titleOf([down(110 + WIDTH)]), 115 + WIDTH);
  });

  it('puts it where it has room between lines, whatever their order', () => {
    const close = 120 + WIDTH;
    assert.equal(titleOf([down(120), down(close)]), close + 5);
    assert.equal(titleOf([down(close), down(120)]), close + 5);
    assert.equal(titleOf([down(120), down(140 + WIDTH)]), 125);
  });

  it('looks at a slanting line only where it is as high as the title', () => {
    // From the left of the group to the right of its title, but below it there.
    assert.equal(titleOf([straight({ x: 108, y: 114 }, { x: 308, y: 914 })]), 115.75);
  });

  it('leaves a title in its corner where there is no room, or only far away', () => {
    const everywhere = Array.from({ length: 10 }, (_, index) => down(120 + 50 * index));
    assert.equal(titleOf(everywhere), undefined);
    const wide = { ...GROUP, width: 5000 };
    const near = straight({ x: 100, y: 110 }, { x: 360, y: 110 });
    const far = straight({ x: 100, y: 110 }, { x: 380, y: 110 });
    assert.equal(titleOf([near], wide), 365);
    assert.equal(titleOf([far], wide), undefined);
  });
});
