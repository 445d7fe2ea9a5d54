import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, closeAll, eventually, folder, hands, hasHands, rulesIn } from './editor.ts';
import { definition, proposals } from './requests.ts';
import { View } from './view.ts';

/** A file of one of the folders. */
const file = (name: string, path: string): vscode.Uri => vscode.Uri.joinPath(folder(name), path);

async function show(name: string, path: string): Promise<vscode.TextDocument> {
  return (await vscode.window.showTextDocument(file(name, path))).document;
}

describe('several folders in one window', () => {
  afterEach(closeAll);

  it('have their own names: each Deployment reads the ConfigMap of its folder', async () => {
    for (const name of ['first', 'second']) {
      const document = await show(name, 'deployment.yaml');
      const { path } = await definition(document, at(document, 'name: settings', 8));
      assert.equal(path, file(name, 'settings.yaml').path);
    }
  });

  it('propose nothing of each other', async () => {
    const document = await show('second', 'deployment.yaml');
    const labels = await proposals(document, at(document, 'key: LEVEL', 5), 'LEVEL');
    assert.ok(!labels.includes('ONLY_IN_FIRST'), labels.join(', '));
  });

  it('have their own settings: an API that is too new for the cluster of one', async () => {
    const uri = file('second', 'autoscaler.yaml');
    await eventually(
      'kubernetes/newer-api',
      () => rulesIn(uri).includes('kubernetes/newer-api') || undefined,
      () => `(broken: ${rulesIn(uri).join(', ')})`,
    );
    assert.deepEqual(rulesIn(file('first', 'autoscaler.yaml')), []);
  });

  it('are drawn one by one, that of the text first', async function () {
    if (!hasHands) this.skip();
    await show('second', 'deployment.yaml');
    await vscode.commands.executeCommand('vitruve.showTopology');
    const topology = await new View('kubernetes/topology').drawn();
    await topology.says(/only-in-second/u);
    assert.doesNotMatch(await topology.text(), /only-in-first/u);
    await hands({ do: 'screenshot', name: 'several-folders' });
  });

  it('have their own settings for photos: each is a run of its own', async () => {
    const extension = vscode.extensions.getExtension('vitruve.vitruve');
    assert.ok(extension);
    const photo = vscode.Uri.joinPath(extension.extensionUri, 'test/vscode/photos/site/van.png');
    const photos = ['first', 'second'].map((name) => file(name, 'van.png'));
    for (const target of photos) await vscode.workspace.fs.copy(photo, target, { overwrite: true });
    const second = vscode.workspace.getConfiguration('vitruve.blur', file('second', ''));
    await second.update('output', 'covered', vscode.ConfigurationTarget.WorkspaceFolder);
    await vscode.commands.executeCommand('vitruve.blur', photos[0], photos);
    for (const result of [file('first', 'van.blurred.png'), file('second', 'covered/van.png')])
      assert.ok((await vscode.workspace.fs.stat(result)).size > 0, result.path);
  });

  it('take what it knew with it when one is closed', async () => {
    const uri = file('second', 'autoscaler.yaml');
    vscode.workspace.updateWorkspaceFolders(1, 1);
    await eventually('no findings', () => rulesIn(uri).length === 0 || undefined);
  });
});
