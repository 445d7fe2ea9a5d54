import assert from 'node:assert/strict';
import type { Decisions, PageDetection } from '@vitruve/engine';
import { begun, changed, redone, undone } from './history.ts';
import {
  between,
  decisionsOf,
  HANDLES,
  itemsOf,
  resized,
  stateOf,
  withAdded,
  withBox,
  within,
  withRemoved,
} from './review.ts';

const SIZE = { width: 400, height: 300 };
const FACE: PageDetection = {
  subject: 'face',
  box: { left: 10.5, top: 20.25, width: 40, height: 50 },
  score: 0.9,
  by: 'm',
};
const PLATE: PageDetection = {
  subject: 'plate',
  box: { left: 200, top: 200, width: 60, height: 15 },
  score: 0.8,
  by: 'm',
};
const NOTHING: Decisions = { version: 1, ...SIZE, added: [], removed: [], moved: [], excluded: [] };

describe('a review of boxes', () => {
  it('decides nothing until somebody does', () => {
    assert.deepEqual(decisionsOf(itemsOf([FACE, PLATE], undefined), SIZE), NOTHING);
  });

  it('names boxes as they were seen, so that later runs find them again', () => {
    let items = itemsOf([FACE, PLATE], undefined);
    items = withRemoved(items, 0);
    items = withBox(items, 1, { left: 210, top: 200, width: 60, height: 15 });
    const { removed, moved } = decisionsOf(items, SIZE);
    assert.deepEqual(removed, [{ subject: 'face', box: FACE.box }]);
    assert.deepEqual(moved, [
      { from: { subject: 'plate', box: PLATE.box }, to: { left: 210, top: 200, width: 60, height: 15 } },
    ]);
    assert.deepEqual(decisionsOf(withRemoved(items, 0), SIZE).removed, [], 'removed twice is covered');
  });

  it('comes back from what was written, whatever was decided', () => {
    let items = itemsOf([FACE, PLATE], undefined);
    items = withRemoved(items, 0);
    items = withBox(items, 1, { left: 0, top: 0, width: 9, height: 9 });
    items = withAdded(items, 'face', { left: 1, top: 2, width: 30, height: 30 }, undefined).items;
    items = withAdded(items, 'zone', { left: 100, top: 100, width: 30, height: 30 }, undefined).items;
    const decisions = decisionsOf(items, SIZE);
    // Before they are applied the detections are those of the models; afterwards they are what is covered.
    const covered: PageDetection[] = [
      { subject: 'face', box: { left: 1, top: 2, width: 30, height: 30 }, score: 1, by: 'person' },
      { subject: 'plate', box: { left: 0, top: 0, width: 9, height: 9 }, score: 1, by: 'person' },
    ];
    for (const detections of [[FACE, PLATE], covered]) {
      assert.deepEqual(decisionsOf(itemsOf(detections, decisions), SIZE), decisions);
    }
  });

  it('leaves alone what lies in a zone, and not what a person drew there', () => {
    const { items } = withAdded(
      itemsOf([FACE], undefined),
      'zone',
      { left: 0, top: 0, width: 100, height: 100 },
      undefined,
    );
    const { items: all } = withAdded(items, 'face', { left: 20, top: 20, width: 20, height: 20 }, undefined);
    assert.deepEqual(
      all.map((item) => stateOf(item, all)),
      ['left', 'zone', 'added'],
    );
  });

  it('keeps pages apart', () => {
    const items = itemsOf([{ ...FACE, page: 1 }], undefined);
    const { items: all } = withAdded(items, 'zone', { left: 0, top: 0, width: 100, height: 100 }, 0);
    const [face] = all;
    assert.ok(face);
    assert.equal(stateOf(face, all), 'seen');
    assert.deepEqual(decisionsOf(withRemoved(all, 0), SIZE).removed, [
      { subject: 'face', box: FACE.box, page: 1 },
    ]);
  });

  it('keeps boxes within the picture', () => {
    for (const [box, expected] of [
      [
        { left: -20, top: -5, width: 50, height: 50 },
        { left: 0, top: 0, width: 50, height: 50 },
      ],
      [
        { left: 390, top: 290, width: 50, height: 50 },
        { left: 350, top: 250, width: 50, height: 50 },
      ],
      [
        { left: 5, top: 5, width: 5000, height: 1 },
        { left: 0, top: 5, width: 400, height: 4 },
      ],
      [
        { left: 5.4, top: 5.6, width: 20.5, height: 20.4 },
        { left: 5, top: 6, width: 21, height: 20 },
      ],
    ] as const) {
      assert.deepEqual(within(box, SIZE), expected, JSON.stringify(box));
    }
  });

  it('pulls every handle, also over the other edge', () => {
    const box = { left: 100, top: 100, width: 50, height: 40 };
    assert.equal(HANDLES.length, 8);
    assert.deepEqual(resized(box, { across: -1, along: 0 }, { x: 10, y: 99 }), {
      ...box,
      left: 110,
      width: 40,
    });
    assert.deepEqual(resized(box, { across: 1, along: 1 }, { x: 5, y: -10 }), {
      ...box,
      width: 55,
      height: 30,
    });
    assert.deepEqual(resized(box, { across: -1, along: -1 }, { x: 80, y: 0 }), {
      ...box,
      left: 150,
      width: 30,
    });
    assert.deepEqual(between({ x: 9, y: 2 }, { x: 4, y: 8 }), { left: 4, top: 2, width: 5, height: 6 });
  });

  it('gives new boxes names of their own after others went', () => {
    const first = withAdded([], 'face', { left: 0, top: 0, width: 9, height: 9 }, undefined);
    const second = withAdded(first.items, 'face', { left: 0, top: 0, width: 9, height: 9 }, undefined);
    const third = withAdded(
      withRemoved(second.items, first.id),
      'face',
      { left: 0, top: 0, width: 9, height: 9 },
      undefined,
    );
    assert.equal(new Set(third.items.map(({ id }) => id)).size, 2);
  });
});

describe('a history', () => {
  it('goes back and forth, and forgets what was undone when something else is done', () => {
    const done = changed(changed(begun(0), 1), 2);
    assert.equal(undone(undone(done)).now, 0);
    assert.equal(undone(undone(undone(done))).now, 0);
    assert.equal(redone(undone(done)).now, 2);
    assert.equal(redone(done), done);
    assert.deepEqual(changed(undone(done), 9), { past: [0, 1], now: 9, future: [] });
  });
});
