import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, hands, hasHands } from './editor.ts';
import { file, remove } from './photos.ts';
import { View } from './view.ts';

/** Who is young and has plan b leaves. */
const ROWS = Array.from({ length: 300 }, (_, row) => {
  const [age, plan] = [18 + ((row * 7) % 60), row % 3 === 0 ? 'b' : 'a'];
  return `${age},${plan},${age < 35 && plan === 'b' ? 'yes' : 'no'}`;
});

describe('the form of a model', () => {
  before(async function () {
    if (!hasHands) this.skip();
    const extension = vscode.extensions.getExtension('vitruve.vitruve');
    assert.ok(extension);
    const table = ['age,plan,leaves', ...ROWS].join('\n');
    await vscode.workspace.fs.writeFile(file('customers.csv'), Buffer.from(table));
    const inputs = ['customers.csv', '--target', 'leaves', '--trees', '10', '-o', 'leaves.onnx'];
    const program = join(extension.extensionPath, 'dist/cli.cjs');
    execFileSync(process.execPath, [program, 'train', ...inputs], { cwd: file('').fsPath });
  });
  after(async () => {
    await closeAll();
    await remove('customers.csv', 'leaves.onnx', 'leaves.model.yaml', 'leaves-container');
  });

  it('predicts what is typed into it, and says what each change does', async () => {
    await vscode.commands.executeCommand('vitruve.tryPrediction', file('leaves.onnx'));
    const form = new View('prediction');
    await form.says(/Try a Prediction: leaves/u);
    await form.says(/Typical row/u);
    await type(form, 'age', '20');
    await type(form, 'plan', 'b');
    await eventually('another prediction', async () => {
      const answer = await form.look<string>(`document.querySelector('[role=status]').textContent`);
      return /Prediction: yes/u.test(answer ?? '') || undefined;
    });
    await form.isAccessible();
    await hands({ do: 'screenshot', name: 'prediction-form' });
  });

  it('predicts the rows that are selected in a text editor', async () => {
    const document = await vscode.workspace.openTextDocument(file('customers.csv'));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(2, 1, 3, 0);
    const command = vscode.commands.executeCommand('vitruve.predictSelection');
    const shown = await eventually('the predictions', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const text = vscode.window.activeTextEditor?.document.getText() ?? '';
      return text.startsWith('age,plan,leaves,prediction,') ? text : undefined;
    });
    await command;
    assert.deepEqual(
      shown
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((row) => row.split(',').slice(0, 3).join()),
      [ROWS[1], ROWS[2]],
    );
    assert.equal(document.isDirty, false);
  });

  it('is exported with what serves it in a container', async () => {
    const manifest = 'version: 1\ndata: customers.csv\ntarget: leaves\noutput: leaves.onnx\n';
    await vscode.workspace.fs.writeFile(file('leaves.model.yaml'), Buffer.from(manifest));
    await vscode.commands.executeCommand('vitruve.exportModel', {
      uri: file('leaves.model.yaml').toString(),
      output: file('leaves-container').fsPath,
    });
    const deployment = vscode.Uri.joinPath(file('leaves-container'), 'kubernetes/deployment.yaml');
    await eventually('the manifests', async () => {
      const bytes = await vscode.workspace.fs.readFile(deployment).then(
        (read) => read,
        () => undefined,
      );
      return (bytes && /runAsNonRoot: true/u.test(Buffer.from(bytes).toString())) || undefined;
    });
  });
});

/** Writes a value into the field of a column, and leaves it. */
async function type(form: View, column: string, value: string): Promise<void> {
  await form.read(`(() => {
    const row = [...document.querySelectorAll('tbody tr')].find((one) => one.cells[0].textContent.trim() === '${column}');
    const input = row.querySelector('input');
    input.value = '${value}';
    input.dispatchEvent(new Event('change', { bubbles: true }));
    return input.value;
  })()`);
}
