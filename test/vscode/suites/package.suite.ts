import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, hasHands, open, rulesIn } from './editor.ts';
import { View } from './view.ts';

describe('the installed package', () => {
  afterEach(closeAll);

  it('is what runs, not the sources', async () => {
    await open('governance/raci.yaml');
    const extension = vscode.extensions.getExtension('vitruve.vitruve');
    assert.ok(extension, 'the package is not installed');
    assert.match(extension.extensionPath, /\/extensions\/vitruve\.vitruve-/u);
    await eventually('the extension to be active', () => extension.isActive || undefined);
  });

  it('checks', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'governance/faulty.raci.yaml');
    await eventually('a finding', () => rulesIn(uri).includes('raci/one-accountable') || undefined);
  });

  it('holds the rules’ pages', async () => {
    const uri = vscode.Uri.parse('vitruve-rule:/raci/one-accountable.md');
    const page = await vscode.workspace.openTextDocument(uri);
    assert.match(page.getText(), /^# raci\/one-accountable/u);
  });

  it('draws', async function () {
    if (!hasHands) this.skip();
    for (const id of ['adr/graph', 'workspace/findings']) await View.open(id);
  });

  it('makes a decision', async () => {
    await vscode.commands.executeCommand('vitruve.newDecision', { title: 'Ship it', template: 'nygard' });
    await eventually(
      'the decision',
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith('/0004-ship-it.md') || undefined,
    );
  });

  it('writes a spreadsheet', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'governance/amdec.yaml').toString();
    const target = vscode.Uri.joinPath(folder(), 'risks.xlsx');
    await vscode.commands.executeCommand('vitruve.export', {
      uri,
      format: 'xlsx',
      target: target.toString(),
    });
    const bytes = await vscode.workspace.fs.readFile(target);
    assert.equal(Buffer.from(bytes.subarray(0, 2)).toString('latin1'), 'PK');
  });

  it('covers plates, with the libraries and the models that it brings', async () => {
    const photo = await readFile(join(__dirname, '../../test/vscode/photos/car.jpg'));
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), 'car.jpg'), photo);
    await vscode.commands.executeCommand('vitruve.blur', vscode.Uri.joinPath(folder(), 'car.jpg'));
    const result = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder(), 'car.blurred.jpg'));
    assert.equal(Buffer.from(result.subarray(0, 3)).toString('hex'), 'ffd8ff');
  });
});
