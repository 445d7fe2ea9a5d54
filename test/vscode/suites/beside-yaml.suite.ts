import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, replace, rulesIn } from './editor.ts';

interface Contributor {
  readonly scheme: string;
  readonly requestSchema: (resource: string) => string | undefined;
  readonly requestSchemaContent: (uri: string) => string;
  readonly label: string;
}

/** Opens a file of the folder that holds manifests of all sorts. */
async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder('stock'), path), { preview: false });
}

async function contributor(): Promise<Contributor> {
  const extension = vscode.extensions.getExtension<{ contributors: Contributor[] }>('redhat.vscode-yaml');
  assert.ok(extension, 'the YAML extension is not there');
  return eventually('our claim', () => (extension.isActive ? extension.exports.contributors[0] : undefined));
}

describe("beside Red Hat's YAML extension", () => {
  afterEach(closeAll);

  it('claims what our server checks, and leaves the rest', async () => {
    const ours = await open('kubernetes/service.yaml');
    const { requestSchema, requestSchemaContent } = await contributor();
    const schema = requestSchema(ours.document.uri.toString());
    assert.match(schema ?? '', /^vitruve:/u);
    assert.equal(requestSchemaContent(schema ?? ''), '{}');
    const other = await open('params.yaml');
    assert.equal(requestSchema(other.document.uri.toString()), undefined);
  });

  it('leaves syntax to it, and nothing else', async () => {
    const editor = await open('kubernetes/service.yaml');
    const { uri } = editor.document;
    await replace(editor, 'targetPort: http', 'targetPort: htp');
    await eventually(
      'kubernetes/service-target-port',
      () => rulesIn(uri).includes('kubernetes/service-target-port') || undefined,
    );
    await replace(editor, 'type: ClusterIP', 'type: "ClusterIP');
    await eventually(
      'another set of findings',
      () => !rulesIn(uri).includes('kubernetes/service-target-port') || undefined,
    );
    assert.ok(!rulesIn(uri).includes('yaml/syntax'), rulesIn(uri).join(', '));
  });

  it('takes syntax over while the other extension does not validate', async () => {
    const editor = await open('kubernetes/service.yaml');
    const { uri } = editor.document;
    const settings = vscode.workspace.getConfiguration('yaml');
    await replace(editor, 'type: ClusterIP', 'type: "ClusterIP');
    await settings.update('validate', false, vscode.ConfigurationTarget.Workspace);
    await eventually('yaml/syntax', () => rulesIn(uri).includes('yaml/syntax') || undefined);
    await settings.update('validate', undefined, vscode.ConfigurationTarget.Workspace);
    await eventually('no yaml/syntax', () => !rulesIn(uri).includes('yaml/syntax') || undefined);
  });
});
