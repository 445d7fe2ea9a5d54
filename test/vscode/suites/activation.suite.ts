import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hands, hasHands, open } from './editor.ts';

describe('activation', () => {
  it('starts with the first manifest', async function () {
    await open('governance/raci.yaml');
    const extension = vscode.extensions.getExtension('vitruve.vitruve');
    assert.ok(extension, 'the extension is not installed');
    await eventually('the extension to be active', () => extension.isActive || undefined);
    // The extension and its tests are in one process, whose performance entries both see.
    const [measured] = performance.getEntriesByName('vitruve/activate');
    assert.ok(measured, 'the activation was not measured');
    this.runnable().title += `: activate() took ${measured.duration.toFixed(1)} ms`;
  });

  it('registers every command that it declares', async () => {
    const extension = vscode.extensions.getExtension('vitruve.vitruve');
    const manifest = extension?.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });

  it('offers its server to assistants', async function () {
    if (!hasHands) this.skip();
    // It ends when the list is closed.
    const listing = vscode.commands.executeCommand('workbench.mcp.listServer');
    await hands({ do: 'see', selector: '.quick-input-widget:visible .monaco-list-row:has-text("Vitruve")' });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await listing;
  });
});
