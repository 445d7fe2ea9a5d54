import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, open } from './editor.ts';

describe('a pipeline in the editor', () => {
  afterEach(closeAll);

  it('is run in a terminal, and again only what changed', async () => {
    const { document } = await open('first-pipeline/sales.pipeline.yaml');
    const run = async (argument: unknown): Promise<number | undefined> => {
      let exit: { readonly code: number | undefined } | undefined;
      const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.definition['task'] === 'run') exit = { code: exitCode };
      });
      try {
        await vscode.commands.executeCommand('vitruve.runFile', argument);
        return (await eventually('the end of the run', () => exit)).code;
      } finally {
        listening.dispose();
      }
    };
    assert.equal(await run(document.uri), 0);
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), 'first-pipeline/results', name);
    const best = Buffer.from(await vscode.workspace.fs.readFile(at('best.txt')));
    assert.equal(best.toString(), 'north,270\nsouth,140\n');
    assert.ok(
      vscode.window.terminals.some(({ name }) => name.includes('sales.pipeline.yaml')),
      vscode.window.terminals.map(({ name }) => name).join(),
    );
    const { mtime } = await vscode.workspace.fs.stat(at('totals.csv'));
    assert.equal(await run(document.uri), 0);
    assert.equal((await vscode.workspace.fs.stat(at('totals.csv'))).mtime, mtime);
    // With the time of its last run, unless the results came from the cache.
    await eventually('what is known of stages above them', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return lenses.some(({ command }) => /(?:^| · )up to date$/u.test(command?.title ?? '')) || undefined;
    });
    await vscode.commands.executeCommand('vitruve.openPipelineLog');
    const log = vscode.window.activeTextEditor?.document;
    assert.equal(log?.uri.scheme, 'vitruve-run');
  });
});
