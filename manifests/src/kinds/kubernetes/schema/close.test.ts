import assert from 'node:assert/strict';
import { closeTo } from './close.ts';

describe('kubernetes/schema/close', () => {
  it('takes words for a slip that differ in one letter, long ones in two, whatever their case', () => {
    assert.ok(closeTo('REPLICAS', 'replicas'));
    assert.ok(closeTo('imag', 'image'));
    assert.ok(!closeTo('imge', 'images'));
    // Of more than six letters.
    assert.ok(closeTo('relicas', 'replicass'));
    assert.ok(!closeTo('relcas', 'replicas'));
    assert.ok(!closeTo('relicas', 'replicasss'));
  });
});
