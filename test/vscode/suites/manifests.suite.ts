import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, closeAll, eventually, hasHands, open, replace, rulesIn } from './editor.ts';
import { definition, hovering, lens, proposals } from './requests.ts';
import { View } from './view.ts';

/** Waits until a document breaks a rule, or no longer does. */
async function breaks({ uri }: vscode.TextDocument, rule: string, broken = true): Promise<void> {
  await eventually(
    `${rule} ${broken ? 'to be broken' : 'to be kept'}`,
    () => rulesIn(uri).includes(rule) === broken || undefined,
    () => `(broken: ${rulesIn(uri).join(', ')})`,
  );
}

describe('manifests of Kubernetes', () => {
  afterEach(closeAll);

  it('find an unknown field while it is typed, and mend it', async () => {
    const editor = await open('kubernetes/deployment.yaml');
    const { document } = editor;
    await replace(editor, 'imagePullPolicy', 'imagePullPolcy');
    await breaks(document, 'kubernetes/schema');
    const place = at(document, 'imagePullPolcy', 2);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(place, place),
    );
    const fix = actions.find(({ title }) => title === 'Change to "imagePullPolicy"');
    assert.ok(fix?.edit, `not among: ${actions.map(({ title }) => title).join(', ')}`);
    assert.ok(fix.isPreferred !== true, 'the most similar name is never preferred');
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /imagePullPolicy: IfNotPresent/u);
    await breaks(document, 'kubernetes/schema', false);
  });

  it('propose the fields that a container does not have yet', async () => {
    const editor = await open('kubernetes/deployment.yaml');
    const line = '          imagePullPolicy: IfNotPresent\n';
    await replace(editor, line, `${line}          \n`);
    const { document } = editor;
    const labels = await proposals(document, at(document, line, line.length + 10), 'workingDir');
    assert.ok(!labels.includes('image'), 'a field that is there is proposed again');
  });

  it('propose the ConfigMaps of the namespace', async () => {
    const editor = await open('kubernetes/deployment.yaml');
    const { document } = editor;
    const field = 'configMapRef:\n                name: ';
    await replace(editor, `${field}stock-api-settings`, field);
    await proposals(document, at(document, field, field.length), 'stock-api-settings');
  });

  it('explain a field', async () => {
    const { document } = await open('kubernetes/deployment.yaml');
    await hovering(document, at(document, 'readOnlyRootFilesystem', 2), /read-only root filesystem/u);
  });

  it('lead from a selector to the label that it selects', async () => {
    const { document } = await open('kubernetes/service.yaml');
    const { path, line } = await definition(document, at(document, 'selector:\n    app: stock-api', 19));
    assert.match(path, /\/kubernetes\/deployment\.yaml$/u);
    assert.equal(line, 'app: stock-api');
  });

  it('lead from a container to the ConfigMap that it reads, in another file', async () => {
    const { document } = await open('kubernetes/deployment.yaml');
    const { path, line } = await definition(document, at(document, 'name: stock-api-settings', 8));
    assert.match(path, /\/kubernetes\/service\.yaml$/u);
    assert.equal(line, 'name: stock-api-settings');
  });

  it('rename a ConfigMap in every file', async () => {
    const { document } = await open('kubernetes/service.yaml');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at(document, 'name: stock-api-settings', 8),
      'api-settings',
    );
    const changed = edit
      .entries()
      .flatMap(([uri, edits]) => edits.map(() => uri.path.split('/').at(-1) ?? ''))
      .filter((name) => ['deployment.yaml', 'service.yaml'].includes(name));
    assert.deepEqual(changed.sort(), ['deployment.yaml', 'deployment.yaml', 'service.yaml']);
  });

  it('are completed in a new tab, from the first key on', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: 'apiVersion: ' });
    await vscode.window.showTextDocument(document);
    await proposals(document, document.positionAt(12), 'apps/v1');
  });

  it('say above a selector what it selects', async () => {
    const { document } = await open('kubernetes/service.yaml');
    const { range } = await lens(document, /^selects 1 workload: stock-api$/u);
    assert.match(document.lineAt(range.start.line).text, /^ {2}selector:$/u);
  });

  it('are drawn together', async function () {
    if (!hasHands) this.skip();
    await vscode.commands.executeCommand('vitruve.showTopology');
    const topology = await new View('kubernetes/topology').drawn();
    await topology.says(/Deployment/u);
    await topology.says(/stock-api-settings/u);
  });
});

describe('manifests of pipelines', () => {
  afterEach(closeAll);

  it('of Docker Compose are served in the language that the editor gives them', async () => {
    const editor = await open('docker-compose.yml');
    const { document } = editor;
    assert.equal(document.languageId, 'dockercompose');
    await replace(editor, 'depends_on: [prometheus]', 'depends_on: [prometeus]');
    await breaks(document, 'compose/unknown-service');
    await proposals(document, at(document, '[prometeus', 1), 'prometheus');
  });

  it('of GitHub Actions are checked while they are typed', async () => {
    const editor = await open('.github/workflows/ml-pipeline.yml');
    await replace(editor, 'needs: train', 'needs: trian');
    await breaks(editor.document, 'workflow/job-needs');
    await replace(editor, 'needs: trian', 'needs: train');
    await breaks(editor.document, 'workflow/job-needs', false);
  });

  it('of GitHub Actions are completed inside expressions', async () => {
    const editor = await open('.github/workflows/ml-pipeline.yml');
    const { document } = editor;
    const expression = 'python-version: ${{ matrix.';
    await replace(editor, `${expression}python`, expression);
    await proposals(document, at(document, expression, expression.length), 'python');
  });

  it('of GitHub Actions lead to the job that is needed', async () => {
    const { document } = await open('.github/workflows/ml-pipeline.yml');
    const { path, line } = await definition(document, at(document, 'needs: train', 8));
    assert.equal(path, document.uri.path);
    assert.equal(line, 'train:');
  });

  it('of stages lead to the stage that makes an input', async () => {
    const { document } = await open('ml.pipeline.yaml');
    const { path, line } = await definition(document, at(document, '- data/raw/stock_data.csv', 4));
    assert.equal(path, document.uri.path);
    assert.equal(line, 'prices: data/raw/stock_data.csv');
  });

  for (const [path, id, words] of [
    ['ml.pipeline.yaml', 'pipeline/stages', /evaluate/u],
    ['.github/workflows/ml-pipeline.yml', 'workflow/jobs', /Train and evaluate/u],
    ['docker-compose.yml', 'compose/services', /grafana/u],
  ] as const) {
    it(`are drawn beside their text: ${path}`, async function () {
      if (!hasHands) this.skip();
      await open(path);
      await vscode.commands.executeCommand('vitruve.openPreviewToSide');
      const view = await new View(id).drawn();
      await view.says(words);
    });
  }
});
