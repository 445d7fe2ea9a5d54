import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, hands, hasHands, open } from './editor.ts';
import { View } from './view.ts';

describe('in French', () => {
  afterEach(closeAll);

  it('starts in French', () => {
    assert.equal(vscode.env.language, 'fr');
  });

  it('names its commands', () => {
    const manifest = vscode.extensions.getExtension('vitruve.vitruve')?.packageJSON as {
      contributes: { commands: { title: string | { value: string } }[] };
    };
    const titles = manifest.contributes.commands.map(({ title }) =>
      typeof title === 'string' ? title : title.value,
    );
    assert.ok(titles.includes('Nouvelle décision…'), titles.join(', '));
  });

  it('reports what is wrong', async () => {
    const { document } = await open('governance/faulty.raci.yaml');
    const messages = await eventually('a finding', () => {
      const found = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'vitruve');
      return found.length > 0 ? found.map(({ message }) => message) : undefined;
    });
    assert.match(messages.join('\n'), /2 rôles répondent \(A\)/u);
  });

  it('reports what is wrong with a Kubernetes resource', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'service.yaml');
    const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: api\nspec:\n  selectr: { app: api }\n';
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    await eventually(
      'the unknown field',
      () =>
        vscode.languages
          .getDiagnostics(uri)
          .find(({ message }) => message === 'Champ inconnu : « selectr ». Vouliez-vous dire « selector » ?'),
      () =>
        `(${vscode.languages
          .getDiagnostics(uri)
          .map(({ message }) => message)
          .join('; ')})`,
    );
  });

  it('shows its views', async function () {
    if (!hasHands) this.skip();
    await open('governance/faulty.raci.yaml');
    await vscode.commands.executeCommand('vitruve.decisions.focus');
    await eventually('the groups', async () => {
      const text = await hands({ do: 'text', selector: '#workbench\\.parts\\.sidebar' });
      return /Acceptée/u.test(text) && /Responsabilités/iu.test(text) ? text : undefined;
    });
    await hands({ do: 'screenshot', name: 'french' });
  });

  it('draws in French', async function () {
    if (!hasHands) this.skip();
    for (const [id, path, words] of [
      ['raci/matrix', 'governance/raci.yaml', /Approbateur/u],
      ['amdec/map', 'governance/amdec.yaml', /Gravité/u],
      ['adr/graph', undefined, /Acceptée/u],
      ['workspace/findings', undefined, /constats?/u],
    ] as const) {
      const view = await View.open(id, path);
      await view.says(words);
      assert.equal(await view.read('document.documentElement.lang'), 'fr');
      await view.settled();
      await hands({ do: 'screenshot', name: `views/${id.replace('/', '-')}-fr` });
    }
  });
});
