import * as vscode from 'vscode';
import { eventually, hands, hasHands } from './editor.ts';
import { file } from './photos.ts';
import { View } from './view.ts';

/** The last of its window: what it leaves open is looked at by the suite `blur-restored`, after a restart. */
describe('the viewer of faces and plates before a restart', () => {
  before(function () {
    if (!hasHands) this.skip();
  });

  it('keeps what was decided and not saved with the state of the window', async () => {
    await vscode.commands.executeCommand('vitruve.blurReview', file('car.jpg'));
    const viewer = await new View('blur').drawn((things) => things.includes('box:0'));
    await viewer.press('Delete', '[data-thing="box:0"]');
    await viewer.says(/excluded/u);
    // A part of what is decided, and of nothing else that the window keeps.
    await eventually('the window’s state', async () => {
      const stored = await hands({ do: 'stored', text: 'excluded' });
      return stored === 'true' || undefined;
    });
  });
});
