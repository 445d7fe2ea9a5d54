import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hasHands } from './editor.ts';
import { View } from './view.ts';

/** Runs in a window that was closed by the suite `pictures` with a view in it. */
describe('views after a restart', () => {
  before(function () {
    if (!hasHands) this.skip();
  });

  it('are where they were, and drawn again', async () => {
    const graph = await new View('adr/graph').drawn();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.deepEqual(
      tabs.filter(({ input }) => input instanceof vscode.TabInputWebview).map(({ label }) => label),
      ['Decision graph'],
    );
    await eventually('the server', async () => /ADR-0003/u.test(await graph.text()) || undefined);
  });
});
