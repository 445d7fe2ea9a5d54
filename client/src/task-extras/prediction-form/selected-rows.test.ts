import assert from 'node:assert/strict';
import { selectedRows, type LineRange } from './selected-rows.ts';

const LINES = ['age,plan', '20,a', '30,b', '', '40,c'];
const rowsOf = (...ranges: readonly LineRange[]): string | undefined =>
  selectedRows({ lineCount: LINES.length, lineAt: (line) => ({ text: LINES[line] ?? '' }) }, ranges);

describe('selected rows', () => {
  it('are the lines that selections touch, each once, behind the names of columns', () => {
    assert.equal(rowsOf({ start: 2, end: 2 }), 'age,plan\n30,b\n');
    assert.equal(
      rowsOf({ start: 4, end: 9 }, { start: 0, end: 2 }, { start: 1, end: 1 }),
      'age,plan\n20,a\n30,b\n40,c\n',
    );
  });

  it('are none where only names or empty lines are selected', () => {
    assert.equal(rowsOf({ start: 0, end: 0 }), undefined);
    assert.equal(rowsOf({ start: 3, end: 3 }), undefined);
    assert.equal(rowsOf(), undefined);
  });
});
