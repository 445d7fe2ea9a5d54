import assert from 'node:assert/strict';
import type { TableCell } from '@vitruve/manifests';
import { sortedRows } from './sorted-rows.ts';

describe('sections/sorted-rows', () => {
  before(() => {
    Object.assign(globalThis, { document: { documentElement: { lang: 'en' } } });
  });
  after(() => {
    Reflect.deleteProperty(globalThis, 'document');
  });

  const sortedBy = (cells: Readonly<Record<string, TableCell>>, descending: boolean): readonly string[] =>
    sortedRows(
      {
        columns: [{ id: 'a', label: 'A', kind: 'text' }],
        rows: Object.entries(cells).map(([id, cell]) => ({ id, cells: [cell] })),
      },
      { by: 'a', descending },
    ).map(({ id }) => id);

  it('sorts by values where cells have them, else by texts; empty cells come last both ways', () => {
    const numbers = {
      none: { items: [] },
      ten: { items: [{ text: '9 more' }], value: 10 },
      two: { items: [{ text: 'x' }], value: 2 },
    };
    assert.deepEqual(sortedBy(numbers, false), ['two', 'ten', 'none']);
    assert.deepEqual(sortedBy(numbers, true), ['ten', 'two', 'none']);
    const texts = { b: { items: [{ text: 'R10' }] }, none: { items: [] }, a: { items: [{ text: 'r9' }] } };
    assert.deepEqual(sortedBy(texts, false), ['a', 'b', 'none']);
  });

  it('leaves rows as they are without a column', () => {
    const rows = [
      { id: 'b', cells: [] },
      { id: 'a', cells: [] },
    ];
    assert.equal(sortedRows({ columns: [], rows }, { by: '', descending: false }), rows);
  });
});
