import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, closeAll, eventually, folder, open, replace, rulesIn } from './editor.ts';
import { definition, hovering, lens, proposals } from './requests.ts';

async function breaks({ uri }: vscode.TextDocument, rule: string, broken = true): Promise<void> {
  await eventually(
    `${rule} ${broken ? 'to be broken' : 'to be kept'}`,
    () => rulesIn(uri).includes(rule) === broken || undefined,
    () => `(broken: ${rulesIn(uri).join(', ')})`,
  );
}

async function actionsAt({ uri }: vscode.TextDocument, place: vscode.Position): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(place, place),
  );
}

function file(path: string): vscode.Uri {
  return vscode.Uri.joinPath(folder(), 'nestor-faults', path);
}

describe('manifests of models', () => {
  afterEach(closeAll);

  it('is compared with the file beside it, and mended', async () => {
    const { document } = await open('nestor-faults/modeles/visage.detector.yaml');
    await breaks(document, 'detector/hash');
    const actions = await actionsAt(document, at(document, '8f2383', 2));
    const [fix] = actions.filter(({ title }) => /^Change to "[0-9a-f]{64}"$/u.test(title));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join('; '));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await breaks(document, 'detector/hash', false);
  });

  it('is where the path of a model leads, and what hovers over it', async () => {
    const { document } = await open('nestor-faults/publication.blur.yaml');
    const place = at(document, 'modeles/visage.onnx', 3);
    const { path } = await definition(document, place);
    assert.match(path, /\/modeles\/visage\.detector\.(?:yaml|json)$/u);
    await hovering(document, place, /visage[^]*MIT/u);
  });

  it('gets another name with the model and the paths of it', async () => {
    const { document } = await open('nestor-faults/publication.blur.yaml');
    await breaks(document, 'blur/model-subject');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at(document, 'modeles/visage.onnx', 3),
      'visages-2024',
    );
    const texts = edit
      .entries()
      .flatMap(([uri, edits]) => edits.map(({ newText }) => `${uri.path} ${newText}`));
    assert.deepEqual(texts, [`${document.uri.path} modeles/visages-2024.onnx`]);
  });

  it('goes where its model goes in the explorer, and so do the paths', async () => {
    const { document } = await open('nestor-faults/publication.blur.yaml');
    await breaks(document, 'blur/model-subject');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(file('modeles/visage.onnx'), file('poids/visages.onnx'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /plate: poids\/visages\.onnx/u);
    for (const name of ['visages.onnx', 'visages.detector.yaml', 'visages.detector.json'])
      await vscode.workspace.fs.stat(file(`poids/${name}`));
  });
});

describe('nestor-ai-config.json', () => {
  afterEach(closeAll);

  it('is checked and completed as JSON, and shows how it is interpreted', async () => {
    const editor = await open('nestor-faults/nestor-ai-config.json');
    const { document } = editor;
    await breaks(document, 'blur/unknown-word');
    await lens(document, /^Vitruve blurs faces \(built-in model\)/u);
    await replace(editor, '"flouttage"', '""');
    await proposals(document, at(document, '"task": "', 9), 'floutage');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at(document, '"task": "', 9),
    );
    const item = items.find(({ label }) => label === 'floutage');
    const range = item?.range instanceof vscode.Range ? item.range : item?.range?.replacing;
    assert.ok(range && typeof item?.insertText === 'string');
    const { insertText } = item;
    await editor.edit((edit) => {
      edit.replace(range, insertText);
    });
    assert.equal((JSON.parse(document.getText()) as { task: unknown }).task, 'floutage');
    await breaks(document, 'blur/unknown-word', false);
  });
});

describe('the comment that ignores a finding', () => {
  afterEach(closeAll);

  it('is the last thing that is offered', async () => {
    const { document } = await open('nestor-faults/publication.blur.yaml');
    await breaks(document, 'blur/metadata-kept');
    const ours = (await actionsAt(document, at(document, 'keepMetadata: true', 15))).filter(({ title }) =>
      /blur\/|Change it/u.test(title),
    );
    const last = ours.at(-1);
    assert.equal(last?.title, 'Ignore "blur/metadata-kept" here (add a reason)');
    assert.ok(last.edit && (await vscode.workspace.applyEdit(last.edit)));
    assert.match(
      document.getText(),
      /\n {2}# vitruve-ignore blur\/metadata-kept: …\n {2}keepMetadata: true/u,
    );
    await breaks(document, 'blur/metadata-kept', false);
    await breaks(document, 'suppression/without-reason');
  });
});
