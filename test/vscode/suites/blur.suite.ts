import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, hands, hasHands, notified } from './editor.ts';
import { bytesOf, engines, file, remove, set } from './photos.ts';
import { View } from './view.ts';

describe('faces and plates', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
    await remove(
      'car.blurred.jpg',
      'site/van.blurred.png',
      '.vitruve-blur.jsonl',
      'car.jpg.blur.json',
      'out',
    );
  });

  it('start no engine before they are looked for', () => {
    assert.deepEqual(engines(), []);
  });

  it('are blurred beside the original, which stays as it was', async () => {
    const original = await bytesOf('car.jpg');
    await vscode.commands.executeCommand('vitruve.blur', file('car.jpg'));
    const result = await bytesOf('car.blurred.jpg');
    assert.ok(result, 'no result');
    assert.deepEqual(await bytesOf('car.jpg'), original);
    assert.notDeepEqual(result, original);
    assert.equal(engines().length, 1, 'it stays warm');
  });

  it('are blurred in all that is selected, into the folder of the settings', async () => {
    await set('output', 'out');
    try {
      await vscode.commands.executeCommand('vitruve.blur', file('site'), [file('site'), file('car.jpg')]);
      assert.ok(await bytesOf('out/car.jpg'), 'out/car.jpg');
      assert.ok(await bytesOf('out/site/van.png'), 'out/site/van.png');
    } finally {
      await set('output', undefined);
    }
  });

  it('are compared, from the notification', async function () {
    if (!hasHands) this.skip();
    await vscode.commands.executeCommand('vitruve.blur', file('car.jpg'));
    await notified('1 plate', 'Compare');
    const viewer = await shown(/1 plate/u);
    await eventually('both pictures', () =>
      viewer.look<boolean>(`document.querySelectorAll('.blur-drawing image').length === 2 || undefined`),
    );
    await viewer.isAccessible();
    await hands({ do: 'screenshot', name: 'blur-compare' });
  });

  it('are only looked for, in the picture of the active tab', async function () {
    if (!hasHands) this.skip();
    await vscode.commands.executeCommand('vscode.open', file('car.jpg'));
    await eventually(
      'the tab',
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === 'car.jpg' || undefined,
    );
    await vscode.commands.executeCommand('vitruve.blurDetectOnly');
    await notified('1 plate');
    assert.equal(await bytesOf('car.blurred.jpg'), undefined);
  });

  it('are reviewed, saved and blurred as was decided', async function () {
    if (!hasHands) this.skip();
    await vscode.commands.executeCommand('vitruve.blurReview', file('car.jpg'));
    const viewer = await new View('blur').drawn((things) => things.includes('box:0'));
    await viewer.press('Delete', '[data-thing="box:0"]');
    await viewer.press('f', '[data-thing="box:0"]');
    await viewer.press('Control+s', '[data-thing="box:1"]');
    const decisions = await eventually('the decisions', () => bytesOf('car.jpg.blur.json'));
    const { added, removed } = JSON.parse(Buffer.from(decisions).toString()) as Record<
      string,
      { subject: string }[]
    >;
    assert.deepEqual(
      [added?.map(({ subject }) => subject), removed?.map(({ subject }) => subject)],
      [['face'], ['plate']],
    );
    await viewer.isAccessible();
    await hands({ do: 'screenshot', name: 'blur-review' });
    await viewer.click('button[aria-label="Apply"]');
    await eventually('the result', () => bytesOf('car.blurred.jpg'));
    await viewer.says(/1 face(?!s)/u);
  });

  it('are not lost when the viewer is closed on what was decided', async function () {
    if (!hasHands) this.skip();
    await vscode.commands.executeCommand('vitruve.blurReview', file('car.jpg'));
    const viewer = await new View('blur').drawn((things) => things.includes('box:0'));
    await viewer.press('Delete', '[data-thing="box:0"]');
    await viewer.says(/excluded/u);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.equal(await bytesOf('car.jpg.blur.json'), undefined);
    await notified('Unsaved review changes', 'Save');
    await eventually('the decisions', () => bytesOf('car.jpg.blur.json'));
  });

  it('are reported on a page', async function () {
    if (!hasHands) this.skip();
    await vscode.commands.executeCommand('vitruve.blurDetectOnly', file('car.jpg'));
    await notified('1 plate', 'Show Report');
    const report = await eventually('the report', () =>
      vscode.workspace.textDocuments.find((one) => one.isUntitled && one.languageId === 'markdown'),
    );
    assert.match(report.getText(), /# Report of anonymisation[\s\S]*\| car\.jpg \|[\s\S]*SHA-256|SHA-256/u);
    assert.match(report.getText(), /\| car\.jpg \|/u, 'paths are those of the workspace folder');
  });

  it('say what cannot be done', async function () {
    if (!hasHands) this.skip();
    await vscode.workspace.fs.writeFile(file('out/broken.jpg'), Buffer.from('no picture'));
    await vscode.commands.executeCommand('vitruve.blur', file('out/broken.jpg'));
    await notified('Unsupported image format');
  });

  it('replace files of others only when confirmed', async function () {
    if (!hasHands) this.skip();
    const other = Buffer.from('of somebody else');
    await vscode.workspace.fs.writeFile(file('car.blurred.jpg'), other);
    await vscode.commands.executeCommand('vitruve.blur', file('car.jpg'));
    assert.deepEqual(Buffer.from((await bytesOf('car.blurred.jpg')) ?? []), other);
    await notified('was not created by Vitruve', 'Overwrite existing results');
    await eventually(
      'the result',
      async () => ((await bytesOf('car.blurred.jpg')) ?? other).length > 1000 || undefined,
    );
  });

  it('are blurred as configured, in a terminal', async () => {
    const text = 'version: 1\nimages: [site]\noutput:\n  folder: out\n';
    await vscode.workspace.fs.writeFile(file('photos.blur.yaml'), Buffer.from(text));
    try {
      await vscode.commands.executeCommand('vitruve.blurConfigured', file('photos.blur.yaml'));
      await eventually('the result', () => bytesOf('out/van.png'));
    } finally {
      await remove('photos.blur.yaml');
    }
  });

  it('are run from above a configuration', async () => {
    const texts = { 'photos.blur.yaml': 'version: 1\nimages: [site]\n', 'nestor-ai-config.json': '{}\n' };
    for (const [name, text] of Object.entries(texts)) {
      await vscode.workspace.fs.writeFile(file(name), Buffer.from(text));
      await vscode.workspace.openTextDocument(file(name));
      const lens = await eventually(`a lens in ${name}`, async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          file(name),
        );
        return lenses.find(({ command }) => command?.command === 'vitruve.blurConfigured');
      });
      assert.equal(String(lens.command?.arguments?.[0]), file(name).toString());
      await remove(name);
    }
  });

  it('go on after the engine is killed in the middle of a run', async () => {
    const folders = Array.from({ length: 6 }, (_, index) => `out/${index}.jpg`);
    for (const path of folders)
      await vscode.workspace.fs.copy(file('car.jpg'), file(path), { overwrite: true });
    const running = vscode.commands.executeCommand('vitruve.blur', file('out'));
    await eventually('the first result', () => bytesOf('out/0.blurred.jpg'));
    const [pid] = engines();
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    await running;
    for (const path of folders) assert.ok(await bytesOf(path.replace('.jpg', '.blurred.jpg')), path);
    if (hasHands) await notified('It was restarted and the run continues');
  });

  it('are found again after the engine was killed', async () => {
    await vscode.commands.executeCommand('vitruve.blur', file('car.jpg'));
    await remove('car.blurred.jpg', '.vitruve-blur.jsonl');
    const [pid] = engines();
    assert.ok(pid);
    process.kill(pid, 'SIGKILL');
    await eventually('its end', () => !engines().includes(pid) || undefined);
    await vscode.commands.executeCommand('vitruve.blur', file('car.jpg'));
    assert.ok(await bytesOf('car.blurred.jpg'));
  });

  it('are a task, whose exit status is that of the command line', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'vitruve' });
    // One for each task that can run on the whole folder.
    assert.deepEqual(tasks.map(({ definition }) => definition['task'] as string).sort(), [
      'blur',
      'check',
      'diagram',
    ]);
    const run = async (definition: Record<string, unknown>): Promise<number | undefined> => {
      const named = await vscode.tasks.fetchTasks({ type: 'vitruve' });
      const sample = named.find(({ definition: { task } }) => task === 'blur');
      assert.ok(sample?.execution instanceof vscode.ProcessExecution);
      const { process: program, args, options } = sample.execution;
      const paths = definition['paths'] as string[];
      const execution = new vscode.ProcessExecution(program, [...args.slice(0, 2), '-q', ...paths], options);
      const task = new vscode.Task(
        sample.definition,
        vscode.TaskScope.Workspace,
        'try',
        'vitruve',
        execution,
        [],
      );
      const ended = new Promise<number | undefined>((resolve) => {
        const listening = vscode.tasks.onDidEndTaskProcess(({ execution: one, exitCode }) => {
          if (one.task.name !== 'try') return;
          listening.dispose();
          resolve(exitCode);
        });
      });
      await vscode.tasks.executeTask(task);
      return ended;
    };
    assert.equal(await run({ paths: ['car.jpg'] }), 0);
    assert.ok(await bytesOf('car.blurred.jpg'));
    assert.equal(await run({ paths: ['nothing.jpg'] }), 1);
  });

  it('are refused nothing by the policy of their viewer', async function () {
    if (!hasHands) this.skip();
    assert.deepEqual(JSON.parse(await hands({ do: 'refusals' })), []);
  });
});

/** The viewer, once it says something. */
async function shown(text: RegExp): Promise<View> {
  const viewer = new View('blur');
  await viewer.says(text);
  return viewer;
}
