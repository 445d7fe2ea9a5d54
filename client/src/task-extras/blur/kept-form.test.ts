import assert from 'node:assert/strict';
import { keptIn, keptText } from './kept-form.ts';
import type { Outcome } from './outcome.ts';

const outcome: Outcome = {
  task: 'vitruve/blur',
  inputs: { images: ['/photos'] },
  folder: '/',
  result: {
    images: [
      {
        image: '/photos/a.jpg',
        state: 'done',
        output: '/out/a.jpg',
        width: 4,
        height: 3,
        pages: 1,
        detections: [],
        remarks: [],
        time: { read: 1, detect: 1, write: 1 },
      },
      { image: '/photos/b.jpg', state: 'failed', reason: 'The file is empty' },
    ],
    models: [],
    passedOver: [{ kind: '.mp4', count: 1, first: ['/photos/c.mp4'] }],
    began: '2026-01-15T10:00:00.000Z',
    time: 3,
  },
  summary: { text: '1 image', status: 'failed', metrics: { images: 2 } },
  view: 'image-review',
};

/** What versions before the tasks kept. */
const EARLIER = JSON.stringify({
  version: 1,
  id: 'panel',
  outcome: { task: { images: ['/photos'], output: {} }, result: outcome.result },
});

describe('a run that the viewer keeps', () => {
  it('comes back as it was, to its own panel', () => {
    const text = keptText('panel', outcome);
    assert.deepEqual(keptIn(text, 'panel'), { outcome });
    assert.equal(keptIn(text, 'another'), undefined);
  });

  it('of another version is known by its images, so that unsaved changes can be saved', () => {
    const known = { outcome: undefined, images: ['/photos/a.jpg', '/photos/b.jpg'] };
    assert.deepEqual(keptIn(EARLIER, 'panel'), known);
    const later = keptText('panel', outcome).replace('"version":3', '"version":4');
    assert.deepEqual(keptIn(later, 'panel'), known);
    const damaged = keptText('panel', outcome).replace('"width":4', '"width":-4');
    assert.deepEqual(keptIn(damaged, 'panel'), known);
  });

  it('is undefined without an image to show, and where the text is not a run', () => {
    const failed = { ...outcome, result: { ...outcome.result, images: outcome.result.images.slice(1) } };
    assert.equal(keptIn(keptText('panel', failed), 'panel'), undefined);
    for (const text of ['', '{', 'null', '{}', '{"id":"panel"}', '{"id":"panel","outcome":{"result":{}}}'])
      assert.equal(keptIn(text, 'panel'), undefined, text);
  });
});
