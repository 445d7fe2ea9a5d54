import assert from 'node:assert/strict';
import { seeing } from '../../testing/fake-detector.ts';
import type { Picture } from '../../vision/images/picture.ts';
import { unseenIn } from './unseen.ts';

describe('subjects that are too small to be detected in a picture', () => {
  const task = { mode: 'fast' } as const;
  const page = { channels: 3, alpha: false, model: 'rgb', maximum: 255, rowStart: () => 0 } as const;
  const picture = (...sides: readonly number[]): Pick<Picture, 'pages'> => ({
    pages: sides.map((width) => ({ ...page, width, height: 10, data: new Uint8Array(0) })),
  });
  const blind = {
    ...seeing(() => []),
    unseenBelow: ({ width }: { width: number }) => (width > 1000 ? width / 100 : undefined),
  };

  it('is said for each subject, for the largest of its pages', () => {
    assert.deepEqual(unseenIn(picture(2000, 4000, 100), { detectors: [blind], task }), [
      'Faces under 40 pixels cannot be detected in an image of this size in "fast" mode',
    ]);
  });

  it('is nothing where all that is not small was looked for', () => {
    assert.deepEqual(unseenIn(picture(900), { detectors: [blind, seeing(() => [])], task }), []);
  });
});
