import assert from 'node:assert/strict';
import { KINDS, loadKinds } from './index.ts';

describe('kinds', () => {
  it('are loaded in the order in which they are asked', async () => {
    const loaded = await loadKinds();
    assert.deepEqual(
      loaded.map(({ id }) => id),
      KINDS.map(({ id }) => id),
    );
    assert.equal(new Set(loaded.map(({ id }) => id)).size, loaded.length);
  });

  for (const kind of KINDS) {
    it(`${kind.id}: has what its declaration promises`, async () => {
      const loaded = await kind.load();
      assert.equal(loaded.id, kind.id);
      assert.equal('create' in loaded, kind.isCreatable === true);
      assert.equal('tables' in loaded, kind.hasTables === true);
    });
  }
});
