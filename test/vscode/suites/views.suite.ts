import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, hands, hasHands, open } from './editor.ts';

describe('views', () => {
  before(function () {
    if (!hasHands) this.skip();
  });
  afterEach(closeAll);

  async function lines(view: string): Promise<string> {
    await vscode.commands.executeCommand(`${view}.focus`);
    return eventually(`${view} to be filled`, async () => {
      const text = await hands({ do: 'text', selector: '#workbench\\.parts\\.sidebar' });
      return /\n/u.test(text) ? text : undefined;
    });
  }

  it('list decisions by status, responsibilities by role and risks by criticality', async () => {
    await open('governance/raci.yaml');
    const text = await eventually('three full views', async () => {
      const shown = await lines('vitruve.decisions');
      return /Catalogue every data set/u.test(shown) && /Head of Data/u.test(shown) ? shown : undefined;
    });
    assert.match(text, /Accepted/u);
    assert.match(text, /At or above the threshold/u);
    await hands({ do: 'screenshot', name: 'views' });
  });

  it('lead to the source', async () => {
    await lines('vitruve.decisions');
    await hands({
      do: 'click',
      selector: '#workbench\\.parts\\.sidebar .monaco-list-row:has-text("ADR-0003")',
    });
    await eventually(
      'the decision',
      () => vscode.window.activeTextEditor?.document.uri.path.includes('/0003-') || undefined,
    );
  });

  it('are summed up in the status bar', async () => {
    await eventually('the counts', async () => {
      const shown = await hands({
        do: 'text',
        selector: '[id="vitruve.vitruve.vitruve.status"], [id="vitruve.vitruve"]',
      });
      return /Vitruve\s*\d/u.test(shown) || undefined;
    });
  });
});
