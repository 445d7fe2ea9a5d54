import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, folder, hands, hasHands, open } from './editor.ts';
import { View } from './view.ts';

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

  it('keeps its runs and its lock file when it is renamed, alone or with its folder', async () => {
    const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);
    const text =
      'version: 1\nstages:\n  a:\n    run: echo a > ${outputs.o}\n    outputs: { o: o.txt }\n    cache: false\n';
    await vscode.workspace.fs.writeFile(at('old/a.pipeline.yaml'), Buffer.from(text));
    try {
      await vscode.commands.executeCommand('vitruve.runFile', at('old/a.pipeline.yaml'));
      const exists = (name: string): Promise<true> =>
        eventually(name, async () => {
          try {
            await vscode.workspace.fs.stat(at(name));
            return true;
          } catch {
            return undefined;
          }
        });
      await exists('old/a.pipeline.lock');
      const rename = async (from: string, to: string): Promise<void> => {
        const edit = new vscode.WorkspaceEdit();
        edit.renameFile(at(from), at(to));
        assert.ok(await vscode.workspace.applyEdit(edit));
      };
      await eventually('the end of the run', () => vscode.tasks.taskExecutions.length === 0 || undefined);
      await rename('old/a.pipeline.yaml', 'old/b.pipeline.yaml');
      await exists('old/b.pipeline.lock');
      await rename('old', 'new');
      await eventually('the run under the new name, in the folder that was renamed', async () => {
        const records = await vscode.workspace.fs.readDirectory(at('new/.vitruve/history'));
        const texts = await Promise.all(
          records.map(async ([name]) =>
            name.endsWith('.jsonl')
              ? Buffer.from(await vscode.workspace.fs.readFile(at(`new/.vitruve/history/${name}`))).toString()
              : '',
          ),
        );
        return texts.some((record) => record.includes('"pipeline":"b.pipeline.yaml"')) || undefined;
      });
    } finally {
      for (const name of ['old', 'new'])
        await vscode.workspace.fs.delete(at(name), { recursive: true }).then(undefined, () => undefined);
    }
  });

  it('shows what became of the periods of a partition, and runs those that are selected', async function () {
    if (!hasHands) this.skip();
    const file = vscode.Uri.joinPath(folder(), 'days.pipeline.yaml');
    // The cache of whoever runs the tests may have results of the same command.
    const text = `version: 1
partitions:
  day: { from: 2025-01-30, to: 2025-02-02, every: 1d }
stages:
  load:
    matrix: { day: "\${partitions.day}" }
    run: echo \${matrix.day} ${Date.now()} > \${outputs.file}
    outputs: { file: "results/\${matrix.day}.txt" }
`;
    await vscode.workspace.fs.writeFile(file, Buffer.from(text));
    try {
      const view = await View.open('pipeline/calendar', 'days.pipeline.yaml');
      let seen = '';
      const signs = async (): Promise<string> =>
        (await view.look<string>(
          `[...document.querySelectorAll('td [data-thing] [aria-hidden]')].map((sign) => sign.textContent).join('')`,
        )) ?? '';
      const shown = (wanted: string): Promise<true> =>
        eventually(
          `signs ${wanted}`,
          async () => {
            seen = await view.text();
            return (await signs()) === wanted || undefined;
          },
          () => `(text: ${seen})`,
        );
      await shown('○○○○');
      await view.isAccessible();
      await view.read(`document.querySelector('[data-thing="2025-02 -01"]').click()`);
      await eventually('the runs on offer', async () => {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
        return (await signs()) === '○○✓○' || undefined;
      });
      await hands({ do: 'screenshot', name: 'pipeline-calendar' });
      assert.match(await view.text(), /2025-02-01: done/u);
    } finally {
      await vscode.workspace.fs.delete(file);
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'days.pipeline.lock'));
    }
  });

  it('shows how far the stages of a dvc.yaml are while it is run, and how they ended', async function () {
    if (!hasHands) this.skip();
    const root = vscode.Uri.joinPath(folder(), 'of-dvc');
    const write = (name: string, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root, name), Buffer.from(text));
    await write('.dvc/config', '');
    await write(
      'dvc.yaml',
      `stages:
  prepare:
    cmd: sleep 2; echo 1 > table.csv
    outs: [table.csv]
  fit:
    foreach: [a, b]
    do:
      cmd: cat table.csv > \${item}.txt
      deps: [table.csv]
      outs: ["\${item}.txt"]
  check:
    cmd: exit 3
    deps: [a.txt]
    outs: [checked.txt]
`,
    );
    try {
      const view = await View.open('dvc/stages', 'of-dvc/dvc.yaml');
      let seen = '';
      const shown = (wanted: RegExp): Promise<true> =>
        eventually(
          `states ${wanted.source}`,
          async () => {
            seen = await view.text();
            return wanted.test(seen) || undefined;
          },
          () => `(text: ${seen})`,
        );
      await shown(/prepare/u);
      await vscode.commands.executeCommand('vitruve.runFile', vscode.Uri.joinPath(root, 'dvc.yaml'));
      await shown(/running[^]*waiting|waiting[^]*running/u);
      await shown(/done[^]*failed|failed[^]*done/u);
      await hands({ do: 'screenshot', name: 'dvc-states' });
    } finally {
      await vscode.workspace.fs.delete(root, { recursive: true });
    }
  });
});
