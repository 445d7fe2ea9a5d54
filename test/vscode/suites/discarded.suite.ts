import assert from 'node:assert/strict';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, open, replace, rulesIn } from './editor.ts';

/** A fault for each kind that people keep in files: what is there, what is typed instead, the rule that it breaks. */
const FAULTS = [
  ['kubernetes/deployment.yaml', 'imagePullPolicy', 'imagePullPolcy', 'kubernetes/schema'],
  ['docker-compose.yml', 'depends_on: [prometheus]', 'depends_on: [prometeus]', 'compose/unknown-service'],
  ['.github/workflows/ml-pipeline.yml', 'needs: train', 'needs: trian', 'workflow/job-needs'],
  ['ml.pipeline.yaml', 'stages:', 'stagse:', 'pipeline/schema'],
  ['raci.yaml', ': A', ': R', 'raci/one-accountable'],
] as const;

const FAULTY = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: NAME }\ndata: { a: 1, b: { c: d } }\n';

const path = (name: string): string => vscode.Uri.joinPath(folder(), name).fsPath;

async function write(name: string, text: string): Promise<vscode.Uri> {
  await mkdir(dirname(path(name)), { recursive: true });
  await writeFile(path(name), text);
  return vscode.Uri.file(path(name));
}

/** Finds findings of a file wherever the URI of it came from. */
function found(uri: vscode.Uri): string[] {
  return vscode.languages
    .getDiagnostics()
    .filter(([other]) => other.path === uri.path)
    .flatMap(([other]) => rulesIn(other));
}

async function hasFindings(uri: vscode.Uri, has = true): Promise<void> {
  await eventually(
    `${has ? 'findings' : 'no findings'} in ${uri.path}`,
    () => found(uri).length > 0 === has || undefined,
    () => `(found: ${found(uri).join(', ')})`,
  );
}

/** Opens a file as a click in the explorer does: a document that an extension opens stays alive for minutes. */
async function click(name: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const editor = await eventually('the editor', () => vscode.window.activeTextEditor);
  assert.equal(editor.document.uri.path, uri.path);
  return editor;
}

/** Opens a file, types a fault and waits for its finding. */
async function typeFault([name, good, bad, rule]: (typeof FAULTS)[number]): Promise<vscode.Uri> {
  const editor = await click(name);
  const { uri } = editor.document;
  // A try that failed may have left its fault.
  if (editor.document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
  await forgotten(uri, rule);
  await replace(editor, good, bad);
  await eventually(`${rule} to be broken`, () => rulesIn(uri).includes(rule) || undefined);
  return uri;
}

async function forgotten(uri: vscode.Uri, rule: string): Promise<void> {
  await eventually(
    `${rule} to be forgotten`,
    () => !found(uri).includes(rule) || undefined,
    () => `(found: ${found(uri).join(', ')})`,
  );
}

describe('findings of discarded changes and closed files', () => {
  afterEach(closeAll);

  for (const fault of FAULTS) {
    it(`are forgotten when the text is thrown away: ${fault[0]}`, async () => {
      const uri = await typeFault(fault);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await forgotten(uri, fault[3]);
    });
  }

  it('are forgotten when the text is thrown away, though somebody keeps the document', async () => {
    const [fault] = FAULTS;
    await open(fault[0]);
    const uri = await typeFault(fault);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await forgotten(uri, fault[3]);
  });

  it('are forgotten when an untitled document is closed', async () => {
    const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ nam: x }] }\n';
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: text });
    await vscode.window.showTextDocument(document);
    await hasFindings(document.uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await hasFindings(document.uri, false);
  });

  it('are forgotten when the file is deleted, open or not', async () => {
    const closed = await write('deleted/closed.yaml', FAULTY);
    const opened = await write('deleted/open.yaml', FAULTY);
    await click('deleted/open.yaml');
    await hasFindings(closed);
    await hasFindings(opened);
    await rm(closed.fsPath);
    await rm(opened.fsPath);
    await hasFindings(closed, false);
    await closeAll();
    await hasFindings(opened, false);
  });

  it('move with a file that is renamed', async () => {
    const before = await write('renamed/before.yaml', FAULTY);
    await hasFindings(before);
    const after = vscode.Uri.file(path('renamed/after.yaml'));
    await rename(before.fsPath, after.fsPath);
    await hasFindings(before, false);
    await hasFindings(after);
  });

  it('move with a folder that is renamed, and go with it', async () => {
    const before = await write('folder/before/faulty.yaml', FAULTY);
    await hasFindings(before);
    await rename(path('folder/before'), path('folder/after'));
    const after = vscode.Uri.file(path('folder/after/faulty.yaml'));
    await hasFindings(before, false);
    await hasFindings(after);
    await rm(path('folder'), { recursive: true });
    await hasFindings(after, false);
  });

  it('follow 500 files that change at once', async () => {
    const names = Array.from({ length: 500 }, (_, n) => `many/manifest-${n}.yaml`);
    const count = (): number => names.filter((name) => found(vscode.Uri.file(path(name))).length > 0).length;
    const until = (wanted: number): Promise<unknown> =>
      eventually(
        `${wanted} faulty files`,
        () => count() === wanted || undefined,
        () => `(now: ${count()})`,
      );
    await Promise.all(names.map((name, n) => write(name, FAULTY.replace('NAME', `a-${n}`))));
    await until(500);
    const good = (n: number): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a-${n} }\n`;
    await Promise.all(names.map((name, n) => write(name, good(n))));
    await until(0);
    await rm(path('many'), { recursive: true });
  });

  it('go when the file that was missing is made', async () => {
    const compose = 'services:\n  web:\n    build: { context: ., dockerfile: build/Web.dockerfile }\n';
    const uri = await write('missing/compose.yaml', compose);
    await hasFindings(uri);
    await write('missing/build/Web.dockerfile', 'FROM scratch\n');
    await hasFindings(uri, false);
  });
});
