import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hasHands, notified } from './editor.ts';
import { keptRunFile } from './left-open.ts';
import { bytesOf } from './photos.ts';

/** The titles of the viewers that are open. */
function viewers(): readonly string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label);
}

/** Runs in a window that was closed by the suite `blur-outdated`. */
describe('a review of images that this version of Vitruve cannot read', () => {
  before(function () {
    if (!hasHands) this.skip();
  });

  it('is reported instead of restored, and forgotten', async () => {
    await notified('The last review of images cannot be restored in this version of Vitruve.');
    // The page shows the message before the extension host hears that the tab is closed.
    await eventually(
      'the viewer to be closed',
      () => viewers().length === 0 || undefined,
      () => viewers().join(),
    );
    await eventually('the run to be forgotten', async () => (await keptRunFile()) === undefined || undefined);
  });

  it('can still be saved: what was decided by hand', async () => {
    await notified('Unsaved review changes in images: 1.', 'Save');
    const decisions = await eventually('the decisions', () => bytesOf('car.jpg.blur.json'));
    const { removed } = JSON.parse(Buffer.from(decisions).toString()) as { removed: unknown[] };
    assert.equal(removed.length, 1);
  });
});
