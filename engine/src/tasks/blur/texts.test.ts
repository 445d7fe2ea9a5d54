import assert from 'node:assert/strict';
import type { DoneImage, ImageResult } from './task.ts';
import { passedOverText } from './passed-over.ts';
import { imageLine, summaryText } from './texts.ts';

const done: DoneImage = {
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
const shown = (path: string): string => path;
const resultOf = (...images: ImageResult[]) => ({
  images,
  models: [],
  passedOver: [],
  began: '',
  time: 1500,
});

describe('texts of a blur run', () => {
  it('show names that would steer the terminal as what they are', () => {
    const image = { ...done, image: '/photos/a\u001b[2J\n\u202egpj.exe' };
    assert.equal(
      imageLine(image, shown),
      '/photos/a\\u{1b}[2J\\u{a}\\u{202e}gpj.exe: no detections → /out/a.jpg',
    );
  });

  it('name what was not read and may show people', () => {
    const passedOver = [
      { kind: '.mp4', count: 4, first: ['/photos/a\u001b.mp4', '/photos/b.mp4', '/photos/c.mp4'] },
      { kind: 'symbolic-link', count: 1, first: ['/photos/link.jpg'] },
      { kind: '.txt', count: 9, first: ['/photos/1.txt'] },
    ] as const;
    const named = 'Not read: 4 .mp4 (a\\u{1b}.mp4, b.mp4, c.mp4 …), 1 symbolic link (link.jpg)';
    assert.ok(summaryText({}, { ...resultOf(done, done), passedOver }, shown).endsWith(`. ${named}.`));
    assert.equal(passedOverText(passedOver), `${named}, 9 .txt (1.txt …)`);
    const many = Array.from({ length: 10 }, (_, index) => ({
      kind: `.x${index}` as const,
      count: 2,
      first: [`/photos/${index}`],
    }));
    assert.match(passedOverText(many) ?? '', /2 \.x7 \(7 …\), 4 other files$/u);
  });

  it('sum up what was done now, before, and not at all', () => {
    const skipped: ImageResult = { image: '/photos/b.jpg', state: 'skipped', earlier: done };
    const failed: ImageResult = { image: '/photos/c.jpg', state: 'failed', reason: 'The file is empty' };
    const cancelled: ImageResult = { image: '/photos/d.jpg', state: 'cancelled' };
    assert.equal(
      summaryText({}, resultOf(done, skipped, failed, cancelled), shown),
      'Cancelled. 1 image blurred in 1.5 s: no detections. Already done: 1 image. 1 image not processed. 1 image remaining.',
    );
    assert.equal(
      summaryText({}, resultOf(skipped, skipped), shown),
      '2 images: already done and unchanged (no detections).',
    );
    assert.equal(summaryText({}, resultOf(failed), shown), '/photos/c.jpg: The file is empty');
    assert.match(summaryText({ detectOnly: true }, resultOf(done), shown), /^1 image checked in 1.5 s/u);
  });
});
