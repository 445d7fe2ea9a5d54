import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, hands, hasHands, notified } from './editor.ts';
import { bytesOf, copies, file, remove } from './photos.ts';
import { View } from './view.ts';

const WIDGET = '.quick-input-widget:visible';

/** Waits for a question with a title, at a step. */
const question = (title: string, step: string): Promise<string> =>
  hands({ do: 'see', selector: `${WIDGET} .quick-input-title:has-text("${title} (${step})")` });

const item = (text: string): Promise<string> =>
  hands({ do: 'see', selector: `${WIDGET} .monaco-list-row:has-text("${text}")` });

/** Takes the item of a list that has a text. */
async function take(text: string): Promise<void> {
  await hands({ do: 'type', text });
  await hands({ do: 'see', selector: `${WIDGET} .monaco-list-row.focused:has-text("${text}")` });
  await hands({ do: 'press', keys: 'Enter' });
}

describe('a task that is run from the palette', () => {
  before(function () {
    if (!hasHands) this.skip();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
    await remove('many', 'drawing.svg', 'car.blurred.jpg', '.vitruve-blur.jsonl', 'a.raci.yaml');
  });

  it('asks for nothing that is not required, and sets what is selected', async () => {
    const text = 'roles: [Team]\nactivities:\n  - name: Build\n    Team: R\n';
    await vscode.workspace.fs.writeFile(file('a.raci.yaml'), Buffer.from(text));
    const running = vscode.commands.executeCommand('vitruve.runTask');
    await item('vitruve/check');
    await take('vitruve/check');
    await question('Check Manifests', '2/2');
    await item('Run now');
    await hands({ do: 'screenshot', name: 'task-inputs' });
    await take('maxWarnings');
    await hands({ do: 'see', selector: `${WIDGET} .quick-input-message:has-text("more warnings")` });
    await hands({ do: 'type', text: 'many' });
    await hands({ do: 'see', selector: `${WIDGET}:has-text("Expected an integer.")` });
    await hands({ do: 'press', keys: 'Control+A' });
    await hands({ do: 'type', text: '7' });
    await hands({ do: 'press', keys: 'Enter' });
    await item('maxWarnings');
    await hands({ do: 'see', selector: `${WIDGET} .monaco-list-row:has-text("maxWarnings"):has-text("7")` });
    await take('Run now');
    await running;
    await notified('1 responsibility matrix checked', 'Show Report');
    await eventually('the report', () =>
      vscode.workspace.textDocuments.find((document) => document.getText().includes('# Check report')),
    );
  });

  it('asks for what is required step by step, and goes back', async () => {
    const running = vscode.commands.executeCommand('vitruve.runTask');
    await item('vitruve/diagram');
    await take('vitruve/diagram');
    await question('Draw a Diagram', '2/4');
    await hands({ do: 'click', selector: `${WIDGET} .quick-input-left-action-bar .action-label` });
    await item('vitruve/check');
    await take('vitruve/diagram');
    await question('Draw a Diagram', '2/4');
    await hands({ do: 'see', selector: `${WIDGET} .monaco-list-row.focused` });
    await hands({ do: 'press', keys: 'Enter' });
    await question('Draw a Diagram', '3/4');
    await item('Select Where to Save');
    await hands({ do: 'press', keys: 'Escape' });
    await running;
  });

  it('offers the view of its result', async () => {
    const running = vscode.commands.executeCommand('vitruve.runTask', file('car.jpg'));
    await item('vitruve/blur');
    await take('vitruve/blur');
    await running;
    await notified('Compare', 'Compare');
    await new View('blur').says(/car\.jpg/u);
    await eventually('the result', () => bytesOf('car.blurred.jpg'));
  });

  it('is continued from its notification after it was canceled, without repeating what is done', async () => {
    const results = (await copies(6)).map((path) => path.replace('.jpg', '.blurred.jpg'));
    const running = vscode.commands.executeCommand('vitruve.runTask', file('many'));
    await item('vitruve/blur');
    await take('vitruve/blur');
    await eventually('a result', () => bytesOf('many/0.blurred.jpg'));
    const { mtime } = await vscode.workspace.fs.stat(file('many/0.blurred.jpg'));
    await notified('images/s', 'Cancel');
    await running;
    const done = await Promise.all(results.map((path) => bytesOf(path)));
    assert.ok(done.includes(undefined), 'all were done before it was canceled');
    await notified('remaining.', 'Continue');
    for (const path of results) await eventually(path, () => bytesOf(path));
    const after = await vscode.workspace.fs.stat(file('many/0.blurred.jpg'));
    assert.equal(after.mtime, mtime, 'what was done is done again');
    await notified('Already done');
  });
});

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a service that is started from the palette', () => {
  const MODEL = join(__dirname, '../../engine/src/learning/foreign/testing/pipeline.onnx');
  const services = (): readonly vscode.TaskExecution[] =>
    vscode.tasks.taskExecutions.filter(({ task }) => task.definition['task'] === 'serve');

  after(() => remove('pipeline.onnx'));

  it('answers in a terminal until it is stopped', async () => {
    await copyFile(MODEL, file('pipeline.onnx').fsPath);
    const port = await freePort();
    await vscode.commands.executeCommand('vitruve.serve.predict', { model: 'pipeline.onnx', port });
    const health = await eventually('the service', () =>
      fetch(`http://127.0.0.1:${port}/health`).then(
        (response) => response.json() as Promise<{ status: string; model: { name: string } }>,
        () => undefined,
      ),
    );
    assert.deepEqual([health.status, health.model.name], ['ok', 'pipeline']);
    assert.equal(services().length, 1);
    await vscode.commands.executeCommand('vitruve.stopServing');
    await eventually('the end of the service', () => services().length === 0 || undefined);
    // It ends a moment later than its terminal.
    await eventually('nobody to listen', () =>
      fetch(`http://127.0.0.1:${port}/health`).then(
        () => undefined,
        () => true,
      ),
    );
  });
});
