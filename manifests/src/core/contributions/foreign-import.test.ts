import assert from 'node:assert/strict';
import { sourceOf } from './foreign-import.ts';

describe('files that are imported together', () => {
  it('are called by their names, or by the first one if they are many', () => {
    assert.equal(sourceOf(['model.c4']), 'model.c4');
    assert.equal(sourceOf(['a.c4', 'b.c4', 'c.c4']), 'a.c4, b.c4, c.c4');
    assert.equal(sourceOf(['a.c4', 'b.c4', 'c.c4', 'd.c4']), 'a.c4 and 3 other files');
  });
});
