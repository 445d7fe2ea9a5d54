import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { taskOf } from './inputs.ts';
import { BLUR_JOURNAL, settingsHash } from './journal.ts';

/** What the hash was made of when journals were first written: with another text, every image would be done again. */
const SETTINGS =
  '{"subjects":["face","plate"],"mode":"standard","thresholds":{},"rotations":[],' +
  '"anonymisation":{"method":"solid","shape":"ellipse","colour":"#000000","squares":5},' +
  '"output":{"suffix":".blurred","keepMetadata":false,"drawn":false},"hashes":[]}';

describe('the journal of a blur run', () => {
  it('goes on from journals of earlier versions', () => {
    assert.equal(BLUR_JOURNAL.name, '.vitruve-blur.jsonl');
    const hash = createHash('sha256').update(SETTINGS).digest('hex');
    assert.equal(settingsHash(taskOf({ images: ['/photos'] }), []), hash);
    assert.notEqual(settingsHash(taskOf({ images: ['/photos'], mode: 'strict' }), []), hash);
  });
});
