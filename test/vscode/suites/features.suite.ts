import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, closeAll, eventually, folder, open, replace, rulesIn } from './editor.ts';

const decision = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), 'docs/decisions', name);

describe('language features', () => {
  afterEach(closeAll);

  it('finds a fault while it is typed, and forgets it', async () => {
    const editor = await open('governance/raci.yaml');
    const { uri } = editor.document;
    await replace(editor, 'Data Steward: A', 'Data Steward: C');
    await eventually(
      'raci/one-accountable',
      () => rulesIn(uri).includes('raci/one-accountable') || undefined,
    );
    await replace(
      editor,
      'Data Steward: C\n      Data Engineer: R',
      'Data Steward: A\n      Data Engineer: R',
    );
    await eventually('no finding', () => !rulesIn(uri).includes('raci/one-accountable') || undefined);
  });

  it('checks files that nobody opened', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'governance/faulty.raci.yaml');
    await eventually('a finding', () => rulesIn(uri).includes('raci/one-accountable') || undefined);
  });

  it('leads from the code of a finding to the page of its rule', async () => {
    const { document } = await open('governance/faulty.raci.yaml');
    const found = await eventually('a finding', () =>
      vscode.languages.getDiagnostics(document.uri).find((diagnostic) => typeof diagnostic.code === 'object'),
    );
    assert.equal(typeof found.code === 'object' && found.code.target.scheme, 'command');
  });

  it('proposes the roles of the matrix', async () => {
    const editor = await open('governance/raci.yaml');
    const { document } = editor;
    await replace(editor, '      Legal Counsel: I\n', '      \n');
    const position = at(document, '      \n', 6);
    const labels = await eventually('the missing role', async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      const labels = found.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return labels.includes('Legal Counsel') ? labels : undefined;
    });
    assert.ok(!labels.includes('Data Steward'), 'a role that has its letter is proposed again');
  });

  it('explains a decision where it is cited', async () => {
    const { document } = await open('governance/raci.yaml');
    const text = await eventually('a hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at(document, 'ADR-0002', 3),
      );
      const parts = hovers.flatMap(({ contents }) => contents);
      const texts = parts.map((part) => (part instanceof vscode.MarkdownString ? part.value : ''));
      return texts.length > 0 ? texts.join('\n') : undefined;
    });
    assert.match(text, /Found a centre of excellence/u);
  });

  it('leads from a mention to the decision', async () => {
    const { document } = await open('governance/raci.yaml');
    const [target] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at(document, 'ADR-0003', 3),
    );
    assert.ok(target, 'no definition');
    const uri = 'uri' in target ? target.uri : target.targetUri;
    assert.equal(uri.path, decision('0003-catalogue-every-data-set.md').path);
  });

  it('offers the fix of a wrong criticality', async () => {
    const editor = await open('governance/amdec.yaml');
    const { document } = editor;
    const finding = await eventually('a finding on the criticality', () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .find(({ range }) => document.getText(range).includes('26')),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
    );
    const fix = actions.find(({ title }) => title === 'Change to 27');
    assert.ok(fix?.edit, `not among: ${actions.map(({ title }) => title).join(', ')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /criticality: 27/u);
  });

  it('renames a role in the matrix and in the decisions', async () => {
    const { document } = await open('governance/raci.yaml');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at(document, 'Head of Data', 1),
      'Chief Data Officer',
    );
    const files = edit.entries().map(([uri]) => uri.path.split('/').at(-1));
    assert.ok(files.includes('raci.yaml'), files.join(', '));
    assert.ok(files.includes('0002-found-a-centre-of-excellence.md'), files.join(', '));
  });

  it('rewrites links and mentions when a decision file is renamed in the explorer', async () => {
    const from = decision('0001-keep-data-in-each-team.md');
    const to = decision('0001-leave-data-to-each-team.md');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const other = await vscode.workspace.openTextDocument(decision('0002-found-a-centre-of-excellence.md'));
    await eventually(
      'the link to follow',
      () => other.getText().includes('0001-leave-data-to-each-team.md') || undefined,
    );
  });

  it('gives an outline, lenses, hints and coloured words', async () => {
    const { document } = await open('governance/amdec.yaml');
    const { uri } = document;
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const ask = (what: string, ...rest: unknown[]): Promise<unknown[]> =>
      eventually(what, async () => {
        const found = await vscode.commands.executeCommand<unknown[] | undefined>(what, ...rest);
        return found && found.length > 0 ? found : undefined;
      });
    await ask('vscode.executeDocumentSymbolProvider', uri);
    await ask('vscode.executeFoldingRangeProvider', uri);
    await ask('vscode.executeInlayHintProvider', uri, whole);
    const { document: adr } = await open('docs/decisions/0002-found-a-centre-of-excellence.md');
    await ask('vscode.executeCodeLensProvider', adr.uri);
  });
});
