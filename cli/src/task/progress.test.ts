import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ItemLine } from '@vitruve/engine';
import { progressOn } from './progress.ts';

const done: ItemLine = {
  text: 'a.jpg: nothing found → out/a.jpg',
  isFailure: false,
  isTold: true,
  isWork: true,
};
const failed: ItemLine = { text: 'b.jpg: The file is empty', isFailure: true, isTold: true, isWork: true };
const cancelled: ItemLine = { text: 'c.jpg: cancelled', isFailure: false, isTold: false, isWork: false };

/** What a stream is told by a run of four items, a quarter of a second each. */
function told(
  isTTY: boolean,
  quiet: boolean,
  repeated = false,
): { readonly steps: readonly string[]; readonly end: string } {
  let written = '';
  let now = 0;
  const stream = {
    isTTY,
    columns: 80,
    write: (text: string) => {
      written += text;
      return true;
    },
  };
  const progress = progressOn(stream, { quiet, repeated, clock: () => now });
  const steps = [done, failed, done, cancelled].map((line, index) => {
    now += 250;
    written = '';
    progress.step({ done: index + 1, total: 4, message: `${index + 1}/4 · 4 images/s`, line });
    return written;
  });
  written = '';
  progress.end();
  return { steps, end: written };
}

describe('progress of a task', () => {
  it('is a bar on a terminal, with failures above it, and is taken away', () => {
    const { steps, end } = told(true, false);
    assert.match(steps[0] ?? '', /█{6}░{18} 1\/4 · 4 images\/s$/u);
    assert.match(steps[1] ?? '', /b\.jpg: The file is empty\n.*█{12}░{12} 2\/4/su);
    assert.match(steps[3] ?? '', /█{24} 4\/4/u);
    assert.equal(end, '\r\u001b[2K');
  });

  it('is failures alone when not on a terminal and the result says the rest', () => {
    assert.deepEqual(told(false, false, true).steps, ['', '2/4 b.jpg: The file is empty\n', '', '']);
    assert.match(told(true, false, true).steps[0] ?? '', /█{6}░{18} 1\/4/u);
  });

  it('is one line for each item when not on a terminal', () => {
    const { steps, end } = told(false, false);
    assert.deepEqual(
      [...steps, end],
      [
        '1/4 a.jpg: nothing found → out/a.jpg\n',
        '2/4 b.jpg: The file is empty\n',
        '3/4 a.jpg: nothing found → out/a.jpg\n',
        '',
        '',
      ],
    );
  });

  it('is failures alone when it is to be quiet', () => {
    for (const isTTY of [true, false]) {
      const { steps, end } = told(isTTY, true);
      assert.deepEqual([...steps, end], ['', '2/4 b.jpg: The file is empty\n', '', '', '']);
    }
  });
});
