import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ImageResult } from '@vitruve/engine/tasks/blur/task';
import { lineOf, progressOn } from './progress.ts';

const done: ImageResult = {
  image: '/photos/a.jpg',
  state: 'done',
  output: '/out/a.jpg',
  width: 10,
  height: 10,
  pages: 1,
  detections: [],
  remarks: [],
  time: { read: 1, detect: 1, write: 1 },
};
const failed: ImageResult = { image: '/photos/b.jpg', state: 'failed', reason: 'The file is empty' };

/** What a stream is told by a run of four images, a quarter of a second each. */
function told(isTTY: boolean, quiet: boolean): { readonly steps: readonly string[]; readonly end: string } {
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
  const progress = progressOn(stream, { quiet, clock: () => now });
  const steps = [done, failed, done, { image: '/photos/c.jpg', state: 'cancelled' } as const].map(
    (image, index) => {
      now += 250;
      written = '';
      progress.step({ done: index + 1, total: 4, image });
      return written;
    },
  );
  written = '';
  progress.end();
  return { steps, end: written };
}

describe('vitruve blur: progress', () => {
  it('is a bar on a terminal, with failures above it, and is taken away', () => {
    const { steps, end } = told(true, false);
    assert.match(steps[0] ?? '', /█{6}░{18} 1\/4 · 4 images\/s · 0:01 remaining$/u);
    assert.match(steps[1] ?? '', /b\.jpg: The file is empty\n.*█{12}░{12} 2\/4/su);
    assert.match(steps[3] ?? '', /█{24} 4\/4/u);
    assert.equal(end, '\r\u001b[2K');
  });

  it('is a line an image elsewhere', () => {
    const { steps, end } = told(false, false);
    assert.deepEqual(
      [...steps, end],
      [
        '1/4 /photos/a.jpg: no detections → /out/a.jpg\n',
        '2/4 /photos/b.jpg: The file is empty\n',
        '3/4 /photos/a.jpg: no detections → /out/a.jpg\n',
        '',
        '',
      ],
    );
  });

  it('shows names that would steer the terminal as what they are', () => {
    const image = { ...done, image: '/photos/a\u001b[2J\n\u202egpj.exe' };
    assert.equal(lineOf(image), '/photos/a\\u{1b}[2J\\u{a}\\u{202e}gpj.exe: no detections → /out/a.jpg');
  });

  it('is failures alone when it is to be quiet', () => {
    for (const isTTY of [true, false]) {
      const { steps, end } = told(isTTY, true);
      assert.deepEqual([...steps, end], ['', '2/4 /photos/b.jpg: The file is empty\n', '', '', '']);
    }
  });
});
