import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moved, neighbour, within } from './grid-keys.ts';

const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];

describe('keys of a grid', () => {
  it('never lead out of it', () => {
    const size = fc.record({ rows: fc.nat({ max: 30 }), columns: fc.nat({ max: 30 }) });
    const keys = fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.boolean()));
    fc.assert(
      fc.property(size, keys, (grid, strokes) => {
        let place = { row: -1, column: -1 };
        for (const [key, control] of strokes) {
          place = moved(place, key, control, grid) ?? place;
          assert.deepEqual(place, within(place, grid));
        }
      }),
    );
  });

  it('move nothing when they are of no use', () => {
    assert.equal(moved({ row: 0, column: 0 }, 'a', false, { rows: 2, columns: 2 }), undefined);
  });

  it('go on in reading direction after an edit, and stay at the ends', () => {
    const size = { rows: 2, columns: 2 };
    assert.deepEqual(neighbour({ row: 0, column: 1 }, 1, size), { row: 1, column: 0 });
    assert.deepEqual(neighbour({ row: 1, column: 0 }, -1, size), { row: 0, column: 1 });
    assert.deepEqual(neighbour({ row: 1, column: 1 }, 1, size), { row: 1, column: 1 });
    assert.deepEqual(neighbour({ row: 0, column: 0 }, -1, size), { row: 0, column: 0 });
  });
});
