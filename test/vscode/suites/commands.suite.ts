import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, hands, hasHands, open, rulesIn } from './editor.ts';

const file = (path: string): vscode.Uri => vscode.Uri.joinPath(folder(), path);

async function activeDocument(what: string, matches: RegExp): Promise<vscode.TextDocument> {
  return eventually(what, () => {
    const document = vscode.window.activeTextEditor?.document;
    return document && matches.test(document.uri.path) ? document : undefined;
  });
}

describe('commands', () => {
  afterEach(closeAll);

  it('New decision: takes the next number', async () => {
    const title = 'Name an owner';
    await vscode.commands.executeCommand('vitruve.newDecision', { title, template: 'madr' });
    const document = await activeDocument('the new decision', /\/0004-name-an-owner\.md$/u);
    assert.match(document.getText(), /# Name an owner/u);
    const editor = await eventually('the first placeholder', () => {
      const { activeTextEditor: active } = vscode.window;
      return active && !active.selection.isEmpty ? active : undefined;
    });
    assert.match(document.getText(editor.selection), /^\{Describe the situation[^}]*\}$/u);
  });

  it('New decision: asks for the template and the title', async function () {
    if (!hasHands) this.skip();
    const done = vscode.commands.executeCommand('vitruve.newDecision');
    await hands({ do: 'see', selector: '.quick-input-widget .monaco-list-row' });
    await hands({ do: 'press', keys: 'Enter' });
    await hands({ do: 'see', selector: '.quick-input-widget input[placeholder="Title"]' });
    await hands({ do: 'type', text: 'Ask by hand' });
    await hands({ do: 'press', keys: 'Enter' });
    await done;
    await activeDocument('the new decision', /ask-by-hand\.md$/u);
  });

  it('Supersede decision: links both records', async () => {
    const old = file('docs/decisions/0003-catalogue-every-data-set.md');
    const title = 'Catalogue by machine';
    await vscode.commands.executeCommand('vitruve.supersedeDecision', { uri: old.toString(), title });
    const document = await activeDocument('the new decision', /catalogue-by-machine\.md$/u);
    const number = /(\d{4})-catalogue-by-machine/u.exec(document.uri.path)?.[1] ?? '?';
    const replaced = await vscode.workspace.openTextDocument(old);
    assert.match(replaced.getText(), new RegExp(`superseded by ADR-${number}`, 'u'));
    assert.match(document.getText(), /0003/u);
  });

  it('Change status: writes the status', async () => {
    const { document } = await open('docs/decisions/0002-found-a-centre-of-excellence.md');
    await vscode.commands.executeCommand('vitruve.changeStatus', { status: 'deprecated' });
    await eventually('the status', () => /status: "?deprecated/u.test(document.getText()) || undefined);
  });

  for (const [command, kind] of [
    ['vitruve.newRaci', 'raci'],
    ['vitruve.newAmdec', 'amdec'],
    ['vitruve.newPipeline', 'pipeline'],
  ] as const) {
    it(`New ${kind.toUpperCase()}: makes a manifest without errors`, async () => {
      await vscode.commands.executeCommand(command, { title: 'Ship a release' });
      const document = await activeDocument('the new manifest', new RegExp(`${kind}\\.ya?ml$`, 'u'));
      assert.notEqual(document.getText(), '');
      const errors = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
      assert.deepEqual(
        errors.map(({ message }) => message),
        [],
      );
    });
  }

  it('Import: opens an unsaved manifest', async () => {
    const uri = file('matrix.csv').toString();
    await vscode.commands.executeCommand('vitruve.import', { uri, kind: 'raci' });
    const document = await activeDocument('the manifest', /matrix\.raci\.yaml$/u);
    assert.ok(document.isUntitled);
    assert.match(document.getText(), /Publier une version/u);
    assert.match(document.getText(), /Développeur/u);
  });

  it('Export: writes every format', async () => {
    const uri = file('governance/raci.yaml').toString();
    for (const [format, beginning] of [
      ['csv', /Head of Data/u],
      ['csv-semicolon', /;/u],
      ['markdown', /\|/u],
      ['xlsx', /^PK/u],
    ] as const) {
      const target = file(`out-${format}`);
      await vscode.commands.executeCommand('vitruve.export', { uri, format, target: target.toString() });
      const bytes = await vscode.workspace.fs.readFile(target);
      assert.match(Buffer.from(bytes).toString('utf8'), beginning, format);
    }
  });

  it('Export Architecture Model: writes a page', async () => {
    const model = file('exported/architecture.yaml');
    await vscode.workspace.fs.writeFile(
      model,
      Buffer.from('version: 1\nmodel: paged\nelements: { a: {}, b: {} }\n'),
    );
    const page = file('paged.html');
    // The model is known once the watcher told of its file.
    await eventually('the page', async () => {
      await vscode.commands.executeCommand('vitruve.exportArchitecture', { model: 'paged', format: 'html' });
      return existsSync(page.fsPath) || undefined;
    });
    assert.match(Buffer.from(await vscode.workspace.fs.readFile(page)).toString('utf8'), /^<!DOCTYPE html>/u);
  });

  it('Import Architecture Model: writes the model where it is told to', async () => {
    const [source, target] = [file('bank.json'), file('imported/architecture.yaml')];
    const calm = {
      nodes: [{ 'unique-id': 'bank', 'node-type': 'system', name: 'Bank', description: '' }],
      relationships: [],
    };
    await vscode.workspace.fs.writeFile(source, Buffer.from(JSON.stringify(calm)));
    await vscode.commands.executeCommand('vitruve.importArchitecture', {
      uri: source.toString(),
      target: target.toString(),
    });
    const text = Buffer.from(await vscode.workspace.fs.readFile(target)).toString('utf8');
    assert.match(text, /title: Bank/u);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, target.path);
  });

  it('Import Architecture Model: reads the files of a folder, and of the folders in it', async () => {
    const [project, target] = [file('bank-project'), file('imported/bank.architecture.yaml')];
    for (const [path, text] of [
      ['spec.c4', 'specification { element system }\n'],
      ['parts/model.c4', "model { bank = system 'Bank' }\n"],
      ['node_modules/other/other.c4', "model { other = system 'Other' }\n"],
      ['notes.txt', 'No model'],
    ] as const)
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(project, path), Buffer.from(text));
    await vscode.commands.executeCommand('vitruve.importArchitecture', {
      uri: project.toString(),
      target: target.toString(),
    });
    const text = Buffer.from(await vscode.workspace.fs.readFile(target)).toString('utf8');
    assert.match(text, /title: Bank/u);
    assert.doesNotMatch(text, /Other/u);
  });

  it('Import Architecture Model: asks whether files or a folder are imported', async function () {
    if (!hasHands) this.skip();
    const done = vscode.commands.executeCommand('vitruve.importArchitecture');
    await hands({ do: 'see', selector: '.quick-input-widget .monaco-list-row:has-text("LikeC4 project")' });
    await hands({ do: 'press', keys: 'Escape' });
    await done;
  });

  it('Export Objectives: writes SLOs where it is told to', async () => {
    const [source, target] = [file('slo/objectives.yaml'), file('slo/slo.yaml')];
    const text =
      'version: 1\nobjectives:\n  up: { title: Up, kind: slo, target: { atLeast: 99.9 }, window: 30d, indicator: { ratio: { good: ok, total: all } } }\n';
    await vscode.workspace.fs.writeFile(source, Buffer.from(text));
    await open('slo/objectives.yaml');
    await vscode.commands.executeCommand('vitruve.exportObjectives', {
      uri: source.toString(),
      target: target.toString(),
    });
    const written = Buffer.from(await vscode.workspace.fs.readFile(target)).toString('utf8');
    assert.match(written, /kind: SLO/u);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, target.path);
  });

  it('Export: asks for the format and the file', async function () {
    if (!hasHands) this.skip();
    await open('governance/raci.yaml');
    const done = vscode.commands.executeCommand('vitruve.export');
    await hands({ do: 'see', selector: '.quick-input-widget .monaco-list-row:has-text("XLSX")' });
    await hands({ do: 'type', text: 'CSV ;' });
    await hands({ do: 'press', keys: 'Enter' });
    // The file is proposed beside the matrix, under its name.
    await hands({ do: 'see', selector: '.quick-input-widget .monaco-button:has-text("OK")' });
    await hands({ do: 'press', keys: 'Enter' });
    await done;
    const bytes = await vscode.workspace.fs.readFile(file('governance/raci.csv'));
    assert.match(Buffer.from(bytes).toString('utf8'), /;/u);
  });

  it('Import: asks for the file and what it holds', async function () {
    if (!hasHands) this.skip();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const done = vscode.commands.executeCommand('vitruve.import');
    const dialog = '.quick-input-widget:has(.monaco-button:has-text("Import"):visible)';
    const path = `${dialog} .quick-input-filter input`;
    await hands({ do: 'see', selector: `${dialog} .monaco-list-row` });
    await hands({ do: 'fill', selector: path, text: file('matrix.csv').path });
    // While it still looks for the file, the dialog does not hear that it is chosen.
    await hands({ do: 'press-until-gone', keys: 'Enter', selector: path });
    const question = '.quick-input-widget:has(.quick-input-title:has-text("Import matrix.csv"))';
    await hands({ do: 'see', selector: `${question} input[placeholder="Select the content of the table"]` });
    await hands({ do: 'see', selector: '.quick-input-widget .monaco-list-row.focused:has-text("RACI")' });
    await hands({ do: 'press', keys: 'Enter' });
    await done;
    const document = await activeDocument('the manifest', /matrix\.raci\.yaml$/u);
    assert.match(document.getText(), /Publier une version/u);
  });

  it('Fix all: applies the certain fixes, and leaves what a person decides', async () => {
    const { document } = await open('docs/decisions/0001-keep-data-in-each-team.md');
    const dated = new vscode.WorkspaceEdit();
    const [date = ''] = /\d{4}-\d{2}-\d{2}/u.exec(document.getText()) ?? [];
    const start = document.positionAt(document.getText().indexOf(date));
    dated.replace(document.uri, new vscode.Range(start, start.translate(0, date.length)), '25/12/2025');
    assert.ok(await vscode.workspace.applyEdit(dated));
    await eventually('a finding', () => rulesIn(document.uri).includes('adr/date-iso') || undefined);
    await vscode.commands.executeCommand('vitruve.fixAll');
    await eventually('the fix', () => document.getText().includes('2025-12-25') || undefined);
    const risks = await open('governance/amdec.yaml');
    await eventually(
      'a finding',
      () => rulesIn(risks.document.uri).includes('amdec/criticality-wrong') || undefined,
    );
    await vscode.commands.executeCommand('vitruve.fixAll');
    assert.match(risks.document.getText(), /criticality: 26/u);
  });

  it('Show the rule’s page: opens it as a page', async () => {
    await vscode.commands.executeCommand('vitruve.showRule', 'raci/one-accountable');
    const tab = await eventually('the page', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label }) => /one-accountable/u.test(label)),
    );
    assert.ok(tab.input instanceof vscode.TabInputWebview, 'the page is not drawn');
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vitruve-rule:/raci/one-accountable.md'),
    );
    assert.match(page.getText(), /^# raci\/one-accountable/u);
  });

  it('Restart: the server answers again, with the same findings', async () => {
    const uri = file('governance/faulty.raci.yaml');
    await eventually('a finding', () => rulesIn(uri).length > 0 || undefined);
    const before = rulesIn(uri);
    await vscode.commands.executeCommand('vitruve.restartServer');
    await eventually('the same findings', () => rulesIn(uri).join() === before.join() || undefined);
  });
  it('Restart: ends a server that does not answer', async function () {
    const stuck = languageServers();
    if (stuck.length === 0) this.skip();
    const uri = file('governance/faulty.raci.yaml');
    await eventually('a finding', () => rulesIn(uri).length > 0 || undefined);
    for (const id of stuck) process.kill(id, 'SIGSTOP');
    await vscode.commands.executeCommand('vitruve.restartServer');
    await eventually('the end of the one that is stuck', () => !stuck.some(isThere) || undefined);
    await eventually('a finding of the next', () => rulesIn(uri).length > 0 || undefined);
  });
});

/** The processes of the language server that this window started; none where the system does not list them as files. */
function languageServers(): readonly number[] {
  if (!existsSync('/proc')) return [];
  return readdirSync('/proc').flatMap((id) => {
    try {
      const [, parent] = /\) \S (\d+)/u.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? [];
      const isServer = readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('server.cjs');
      return isServer && Number(parent) === process.pid ? [Number(id)] : [];
    } catch {
      // No process, or one that has ended.
      return [];
    }
  });
}

function isThere(id: number): boolean {
  return existsSync(`/proc/${id}`);
}
