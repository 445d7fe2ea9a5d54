import assert from 'node:assert/strict';
import type { TableRows } from '../model/table.ts';
import { columnsOfFeatures, type Encoded } from './encoded-columns.ts';

const TABLE: TableRows = {
  rows: 3,
  columns: [
    { name: 'n', type: 'number', values: Float64Array.of(1, 2, NaN) },
    { name: 'of', type: 'text', values: ['a', 'b', 'a'] },
  ],
};

/** Features of a number and a text in a row. */
const encoder =
  (of: (number: number, text: string) => readonly number[]) =>
  ({ rows, columns: [numbers, texts] }: TableRows): Promise<Encoded> => {
    const values = Array.from({ length: rows }, (_, row) =>
      of(Number(numbers?.values[row]), String(texts?.values[row])),
    );
    return Promise.resolve({ width: values[0]?.length ?? 0, values: Float64Array.from(values.flat()) });
  };

describe('columns of features', () => {
  const columns = async (of: (number: number, text: string) => readonly number[]) => {
    const encode = encoder(of);
    const found = await columnsOfFeatures(TABLE, await encode(TABLE), encode);
    return found && [...found];
  };

  it('are those whose values change them', async () => {
    assert.deepEqual(
      await columns((number, text) => [text === 'a' ? 1 : 0, number, text === 'b' ? 1 : 0]),
      [1, 0, 1],
    );
  });

  it('are the first where nothing changes them', async () => {
    assert.deepEqual(await columns((_, text) => [5, text === 'a' ? 1 : 0]), [0, 1]);
  });

  it('are unknown where a feature is made of several', async () => {
    assert.equal(await columns((number, text) => [text === 'a' ? number : 0]), undefined);
  });
});
