import assert from 'node:assert/strict';
import { attribute, onnxFile } from '../../inference/onnx-writer.ts';
import { memoryNote, memoryOf } from './run-memory.ts';
import { batchOf } from './run-model.ts';

const fileWith = (metadata: Readonly<Record<string, string>>): Uint8Array =>
  onnxFile(
    {
      name: 'm',
      inputs: [{ name: 'x', shape: [1] }],
      outputs: [{ name: 'y', shape: [1] }],
      nodes: [{ operator: 'Identity', inputs: ['x'], outputs: ['y'] }],
    },
    { operators: { '': 17 }, metadata },
  );
const tableOf = (text: string) => ({
  rows: 1,
  columns: [{ name: 'history', type: 'text' as const, values: [text] }],
});

describe('the memory of a run', () => {
  it('is what a file says, in its form only', () => {
    const [key = ''] = Object.keys(memoryNote({ row: 1, letter: 1 }));
    assert.deepEqual(memoryOf(fileWith(memoryNote({ row: 5, letter: 7 }))), { row: 5, letter: 7 });
    for (const text of ['', '5', '5 -7', '5 7 9', '9999999999 1', 'a b'])
      assert.equal(memoryOf(fileWith({ [key]: text })), undefined);
    assert.equal(memoryOf(fileWith({})), undefined);
  });

  it('of a model with a scan is a number for each row of its longest constant', () => {
    const row = { name: 'row', shape: [2] };
    const scan = {
      operator: 'Scan',
      inputs: ['x'],
      outputs: ['y'],
      attributes: [
        attribute.graph('body', { name: 'body', inputs: [row], outputs: [row], nodes: [] }),
        attribute.int('num_scan_inputs', 1),
      ],
    };
    const [x, y] = ['x', 'y'].map((name) => ({ name, shape: ['rows', 2] }));
    const constants = [{ name: 'learned', shape: [3, 2], data: [1, 2, 3, 4, 5, 6] }];
    assert.ok(x && y);
    const graph = { name: 'm', inputs: [x], outputs: [y], nodes: [scan], constants };
    assert.deepEqual(memoryOf(onnxFile(graph, { operators: { '': 17 } })), { row: 3, letter: 0 });
  });

  it('bounds the rows that are run at once, and one is run in any case', () => {
    assert.equal(batchOf(tableOf('a'), undefined), 8192);
    assert.equal(batchOf(tableOf('a'), { row: 50_001, letter: 25 }), 167);
    assert.equal(batchOf(tableOf('a|'.repeat(5000)), { row: 50_001, letter: 25 }), 27);
    assert.equal(batchOf(tableOf('a'), { row: 999_999_999, letter: 0 }), 1);
  });
});
