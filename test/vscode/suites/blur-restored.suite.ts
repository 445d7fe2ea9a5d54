import assert from 'node:assert/strict';
import { bytesOf, engines } from './photos.ts';
import { eventually, hands, hasHands } from './editor.ts';
import { View } from './view.ts';

/** Runs in a window that was closed by the suite `blur-left-open` with the viewer in it, and a box struck out there. */
describe('the viewer of faces and plates after a restart', () => {
  before(function () {
    if (!hasHands) this.skip();
  });

  it('shows what it showed, with what was decided and not saved', async () => {
    const viewer = await new View('blur').drawn((things) => things.includes('box:0'));
    await viewer.says(/excluded/u);
    assert.equal(engines().length, 1, 'the pictures are read again');
    assert.equal(await bytesOf('car.jpg.blur.json'), undefined);
    await hands({ do: 'screenshot', name: 'blur-restored' });
  });

  it('saves that', async () => {
    const viewer = new View('blur');
    await viewer.click('button[aria-label="Save"]');
    const decisions = await eventually('the decisions', () => bytesOf('car.jpg.blur.json'));
    const { removed } = JSON.parse(Buffer.from(decisions).toString()) as { removed: unknown[] };
    assert.equal(removed.length, 1);
    await viewer.says(/Your changes are saved/u);
  });
});
