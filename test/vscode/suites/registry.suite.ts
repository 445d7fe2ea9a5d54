import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, hands, hasHands, open } from './editor.ts';
import { lens } from './requests.ts';

const FILES = { 'models/churn-1.onnx': 'the first', 'models/churn-2.onnx': 'the second' };

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const REGISTRY = `version: 1
models:
  churn:
    champion: 1
    challenger: 2
    versions:
      - version: 1
        file: models/churn-1.onnx
        sha256: ${hash(FILES['models/churn-1.onnx'])}
        approver: Sponsor
      - version: 2 # trained on September
        file: models/churn-2.onnx
        sha256: ${hash(FILES['models/churn-2.onnx'])}
        approver: Sponsor
    history:
      - { at: 2026-01-05, alias: champion, version: 1, by: Sponsor, why: First model }
`;

describe('a registry of models', () => {
  const written = { ...FILES, 'models.yaml': REGISTRY };
  before(async () => {
    for (const [name, text] of Object.entries(written))
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), name), Buffer.from(text));
  });
  after(async () => {
    await closeAll();
    for (const name of ['models', 'models.yaml'])
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), name), { recursive: true });
  });

  it('has its challenger promoted from above the model, and is rolled back', async function () {
    if (!hasHands) this.skip();
    const { document } = await open('models.yaml');
    await lens(document, /^champion 1 · 2 versions$/u);
    const run = async (found: vscode.CodeLens, why: string): Promise<void> => {
      const { command = '', arguments: given = [] } = found.command ?? {};
      const done = vscode.commands.executeCommand(command, ...(given as unknown[]));
      await answer('Role or person', 'Head of Data');
      await answer('Reason', why);
      await done;
    };
    await run(await lens(document, /^Promote challenger 2$/u), 'Better recall');
    await eventually('the new champion', () => /champion: 2\n/u.test(document.getText()) || undefined);
    assert.match(document.getText(), /version: 2 # trained on September/u);
    assert.match(document.getText(), /version: 2, by: Head of Data, why: Better recall/u);
    await run(await lens(document, /^Roll back to 1$/u), 'False alarms');
    await eventually('the champion before', () => /champion: 1\n/u.test(document.getText()) || undefined);
  });
});

/** Answers the question that is asked: a choice in a list, or a text. */
async function answer(title: string, text: string): Promise<void> {
  await hands({ do: 'see', selector: `.quick-input-widget input[placeholder*="${title}"]` });
  await hands({ do: 'type', text });
  await hands({ do: 'press', keys: 'Enter' });
}
