import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { at, closeAll, eventually, hands, hasHands, replace, rulesIn } from './editor.ts';
import { definition, hovering, proposals } from './requests.ts';
import { View } from './view.ts';

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector:
    app: api
  ports:
    - port: 80
`;
const POD = `apiVersion: v1
kind: Pod
metadata:
  name: api
  labels:
    app: api
spec:
  containers:
    - name: api
      image: example.com/api:1.0.0
      envFrom:
        - configMapRef:
            name: settings
`;
const SETTINGS = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  LEVEL: INFO
`;

describe('a window without a folder', () => {
  let directory = '';
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'vitruve-no-folder-'));
  });
  after(async () => {
    await rm(directory, { recursive: true });
  });
  afterEach(closeAll);

  async function show(name: string, text: string): Promise<vscode.TextEditor> {
    await writeFile(join(directory, name), text);
    return vscode.window.showTextDocument(vscode.Uri.file(join(directory, name)), { preview: false });
  }

  /** Rules that a document breaks, hints aside. */
  function faultsOf(uri: vscode.Uri): string[] {
    return vscode.languages
      .getDiagnostics(uri)
      .filter(({ severity }) => severity < vscode.DiagnosticSeverity.Information)
      .map(({ message }) => message);
  }

  it('has no folder', () => {
    assert.equal(vscode.workspace.workspaceFolders, undefined);
  });

  it('checks, explains and completes a single file', async () => {
    const editor = await show('service.yaml', SERVICE);
    const { document } = editor;
    await hovering(document, at(document, 'selector', 2), /Route service traffic/u);
    await replace(editor, 'selector', 'selectr');
    await eventually(
      'the unknown field',
      () => rulesIn(document.uri).includes('kubernetes/schema') || undefined,
    );
    await replace(editor, 'selectr', 'selector');
    await replace(editor, '    - port: 80\n', '    - port: 80\n      \n');
    await proposals(document, at(document, '- port: 80\n', 17), 'targetPort');
  });

  it('blames no file for what others may hold that are not open', async () => {
    const { document } = await show('pod.yaml', POD);
    await hovering(document, at(document, 'containers', 2), /List of containers/u);
    assert.deepEqual(faultsOf(document.uri), []);
  });

  it('links the files of a directory that are open', async () => {
    await show('settings.yaml', SETTINGS);
    const { document } = await show('pod.yaml', POD);
    const { path, line } = await definition(document, at(document, 'name: settings', 8));
    assert.match(path, /\/settings\.yaml$/u);
    assert.equal(line, 'name: settings');
  });

  it('draws a file', async function () {
    if (!hasHands) this.skip();
    await show('pod.yaml', `${POD}---\n${SERVICE}`);
    await vscode.commands.executeCommand('vitruve.openPreviewToSide');
    const view = await new View('kubernetes/topology-of-file').drawn();
    await view.says(/Service/u);
    await hands({ do: 'screenshot', name: 'no-folder' });
  });
});

/** Files that are in memory alone, as those of a repository that was never cloned. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly #texts = new Map<string, Uint8Array>();
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const text = this.#texts.get(path);
    if (!text && path !== '/') throw vscode.FileSystemError.FileNotFound(path);
    const type = text ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: 0, size: text?.length ?? 0 };
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const text = this.#texts.get(path);
    if (!text) throw vscode.FileSystemError.FileNotFound(path);
    return text;
  }

  writeFile({ path }: vscode.Uri, text: Uint8Array): void {
    this.#texts.set(path, text);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.#texts.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  createDirectory(): void {
    // There is one folder.
  }

  delete({ path }: vscode.Uri): void {
    this.#texts.delete(path);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

describe('files that are on no disk', () => {
  let files: vscode.Disposable | undefined;
  before(() => {
    files = vscode.workspace.registerFileSystemProvider('vscode-vfs', new MemoryFiles());
  });
  after(() => {
    files?.dispose();
  });
  afterEach(closeAll);

  it('are checked, linked and forgotten when they are closed', async () => {
    const uri = (name: string): vscode.Uri =>
      vscode.Uri.from({ scheme: 'vscode-vfs', authority: 'github', path: `/${name}` });
    await vscode.workspace.fs.writeFile(uri('settings.yaml'), Buffer.from(SETTINGS));
    await vscode.workspace.fs.writeFile(uri('pod.yaml'), Buffer.from(POD));
    await vscode.commands.executeCommand('vscode.open', uri('settings.yaml'), { preview: false });
    await vscode.commands.executeCommand('vscode.open', uri('pod.yaml'), { preview: false });
    const editor = await eventually('the editor', () => vscode.window.activeTextEditor);
    const { document } = editor;
    const { path } = await definition(document, at(document, 'name: settings', 8));
    assert.equal(path, '/settings.yaml');
    await replace(editor, 'containers', 'containrs');
    await eventually(
      'the unknown field',
      () => rulesIn(document.uri).includes('kubernetes/schema') || undefined,
    );
    await closeAll();
    await eventually('no findings', () => rulesIn(uri('pod.yaml')).length === 0 || undefined);
  });
});
