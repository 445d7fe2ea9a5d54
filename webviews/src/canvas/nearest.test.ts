import assert from 'node:assert/strict';
import { nearest, type Direction } from './nearest.ts';
import type { Box } from './view.ts';

const box = (x: number, y: number): Box => ({ x, y, width: 20, height: 10 });

describe('the arrow keys of a picture', () => {
  const boxes = new Map([
    ['middle', box(100, 100)],
    ['right', box(200, 110)],
    ['far right', box(300, 100)],
    ['below right', box(140, 200)],
    ['below', box(100, 300)],
  ]);

  const from = (id: string, direction: Direction): string | undefined => {
    const start = boxes.get(id);
    assert.ok(start);
    return nearest(boxes, start, direction);
  };

  it('go to what is near and straight on', () => {
    assert.equal(from('middle', 'right'), 'right');
    assert.equal(from('middle', 'down'), 'below right');
    assert.equal(from('right', 'left'), 'middle');
  });

  it('go nowhere where nothing is', () => {
    assert.equal(from('middle', 'up'), undefined);
  });

  it('reach every thing from every other', () => {
    const reached = new Set(['middle']);
    for (const id of reached) {
      for (const direction of ['left', 'right', 'up', 'down'] as const) {
        const next = from(id, direction);
        if (next !== undefined) reached.add(next);
      }
    }
    assert.equal(reached.size, boxes.size);
  });
});
