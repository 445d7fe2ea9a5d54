import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { hasHands } from './editor.ts';
import { keptRunFile, leaveReviewOpen } from './left-open.ts';

/** The last before a restart: what it leaves behind is opened by the suite `blur-not-restored`. */
describe('a review of images that another version of Vitruve has kept', () => {
  before(function () {
    if (!hasHands) this.skip();
  });

  it('is kept by the window, in a form that this version does not read', async () => {
    await leaveReviewOpen();
    const path = await keptRunFile();
    assert.ok(path, 'no run is kept');
    const kept = JSON.parse(await readFile(path, 'utf8')) as object;
    await writeFile(path, JSON.stringify({ ...kept, version: 0 }));
  });
});
