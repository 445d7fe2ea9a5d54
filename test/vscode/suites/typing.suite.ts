import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, closeAll, eventually, folder, hands, hasHands, open } from './editor.ts';

const ROWS = '.suggest-widget.visible .monaco-list-rows';

/** Waits until a proposal is seen among others in the list that opens by itself. */
async function offered(label: RegExp): Promise<void> {
  await hands({ do: 'see', selector: `${ROWS} .monaco-list-row` });
  let text = '';
  await eventually(
    `${String(label)} to be offered`,
    async () => {
      text = await hands({ do: 'text', selector: ROWS });
      return label.test(text) || undefined;
    },
    () => `(offered: ${text.slice(0, 200)})`,
  );
}

async function type(text: string): Promise<void> {
  await hands({ do: 'type', text });
}

async function press(keys: string): Promise<void> {
  await hands({ do: 'press', keys });
}

/** Waits until the text of the active editor matches. */
async function written(expected: RegExp): Promise<void> {
  const text = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';
  await eventually(`${String(expected)} in the text`, () => expected.test(text()) || undefined, text);
}

async function emptyFile(path: string): Promise<void> {
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), path), Buffer.from(''));
  await open(path);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
}

/** Puts the caret behind a text, and waits until the editor knows. */
async function behind(path: string, text: string): Promise<void> {
  const editor = await open(path);
  const place = at(editor.document, text, text.length);
  const moved = new Promise((resolve) => {
    const listener = vscode.window.onDidChangeTextEditorSelection(({ selections: [selection] }) => {
      if (selection?.active.isEqual(place) !== true) return;
      listener.dispose();
      resolve(undefined);
    });
  });
  editor.selection = new vscode.Selection(place, place);
  await moved;
}

describe('somebody types, and looks at what is offered', () => {
  before(async function () {
    if (!hasHands) this.skip();
    // The first answers need the server.
    await open('kubernetes/service.yaml');
    await eventually('the server', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        vscode.Uri.joinPath(folder(), 'kubernetes/service.yaml'),
      );
      return lenses.length > 0 || undefined;
    });
  });
  afterEach(closeAll);

  it('a resource in a new tab, key by key', async () => {
    await vscode.commands.executeCommand('workbench.action.files.newUntitledFile', { languageId: 'yaml' });
    await type('api');
    await offered(/apiVersion/u);
    await press('Enter');
    await offered(/apps\/v1/u);
    await type('apps');
    await offered(/^\s*apps\/v1/u);
    await press('Enter');
    await press('Enter');
    await type('ki');
    await offered(/kind/u);
    await press('Enter');
    await offered(/DaemonSet/u);
    await type('Depl');
    await offered(/^\s*Deployment/u);
    await press('Enter');
    await written(/^apiVersion: apps\/v1\nkind: Deployment$/u);
  });

  it('a whole resource in an empty file beside others', async () => {
    await emptyFile('kubernetes/worker.yaml');
    await type('ConfigM');
    await offered(/^\s*ConfigMap/u);
    await press('Enter');
    await written(/^apiVersion: v1\nkind: ConfigMap\nmetadata:\n {2}name: \n/u);
    await type('worker');
    await press('Tab');
    await written(/\n {2}name: worker\n/u);
  });

  it('a key of a compose file, whose language has a name of its own', async () => {
    await behind('docker-compose.yml', 'depends_on: [api]');
    await press('Enter');
    await type('heal');
    await offered(/healthcheck/u);
  });

  it('an event of a workflow, and an expression', async () => {
    await emptyFile('.github/workflows/new.yml');
    await type('on');
    await offered(/^\s*on\b/u);
    await press('Enter');
    await offered(/^\s*push/u);
    await behind('.github/workflows/ml-pipeline.yml', 'python -m pytest');
    await type(' ${{ matrix.');
    await offered(/^\s*python/u);
  });

  it('a parameter of a pipeline', async () => {
    await behind('ml.pipeline.yaml', 'run: python -m src.evaluate --out ${outputs.metrics}');
    await type(' ${params.');
    await offered(/seed/u);
    assert.ok(vscode.window.activeTextEditor?.document.isDirty);
  });
});
