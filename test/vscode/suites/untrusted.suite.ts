import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, hasHands, notified, open, rulesIn } from './editor.ts';
import { View } from './view.ts';

describe('a folder that is not trusted', () => {
  afterEach(closeAll);

  it('is opened in restricted mode', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('is checked, without the history of Git', async () => {
    const { document } = await open('governance/faulty.raci.yaml');
    await eventually(
      'raci/one-accountable',
      () => rulesIn(document.uri).includes('raci/one-accountable') || undefined,
    );
  });

  it('is drawn', async function () {
    if (!hasHands) this.skip();
    await View.open('raci/matrix', 'governance/faulty.raci.yaml');
  });

  it('can be written into by those who work in it', async () => {
    await vscode.commands.executeCommand('vitruve.newDecision', { title: 'Trust nobody', template: 'madr' });
    await eventually(
      'the decision',
      () => vscode.window.activeTextEditor?.document.uri.path.endsWith('-trust-nobody.md') || undefined,
    );
  });

  it('has no faces and plates looked for', async function () {
    if (!hasHands) this.skip();
    await vscode.commands.executeCommand('vitruve.blur', vscode.Uri.joinPath(folder(), 'photo.jpg'));
    await notified('trusted workspaces only');
  });

  it('has no table read', async function () {
    if (!hasHands) this.skip();
    const table = vscode.Uri.joinPath(folder(), 'table.csv');
    await vscode.workspace.fs.writeFile(table, Buffer.from('a\n1\n'));
    try {
      await vscode.commands.executeCommand('vscode.openWith', table, 'vitruve.textTable');
      await new View('table').says(/trusted workspaces only/u);
    } finally {
      await vscode.workspace.fs.delete(table);
    }
  });

  const hostile = {
    pipeline: 'version: 1\nstages:\n  a: { run: "touch ran.txt" }\n',
    model: 'version: 1\ndata: table.csv\ntarget: a\ntrain: { run: "touch ran.txt" }\noutput: model.onnx\n',
  };
  for (const [kind, text] of Object.entries(hostile))
    it(`has no ${kind} run`, async function () {
      if (!hasHands) this.skip();
      const file = vscode.Uri.joinPath(folder(), `hostile.${kind}.yaml`);
      await vscode.workspace.fs.writeFile(file, Buffer.from(text));
      await vscode.commands.executeCommand('notifications.clearAll');
      try {
        await vscode.commands.executeCommand('vitruve.runFile', file);
        await notified('trusted workspaces only');
        assert.deepEqual(vscode.tasks.taskExecutions, []);
        const made = await vscode.workspace.findFiles('ran.txt');
        assert.deepEqual(made, []);
      } finally {
        await vscode.workspace.fs.delete(file);
      }
    });
});
