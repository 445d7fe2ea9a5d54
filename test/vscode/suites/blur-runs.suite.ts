import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, hands, hasHands, notified } from './editor.ts';
import { bytesOf, copies, file, remove } from './photos.ts';
import { setTheme, View } from './view.ts';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

const resultOf = (path: string): string => path.replace('.jpg', '.blurred.jpg');

describe('runs over many pictures', () => {
  before(function () {
    if (!hasHands) this.skip();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
    await remove('many', 'car.blurred.jpg', '.vitruve-blur.jsonl');
  });

  it('are cancelled in the middle, and continued where they were', async () => {
    const paths = await copies(5);
    const running = vscode.commands.executeCommand('vitruve.blur', file('many'));
    const first = await eventually('a result', () => bytesOf('many/0.blurred.jpg'));
    assert.ok(first.length > 0);
    const { mtime } = await vscode.workspace.fs.stat(file('many/0.blurred.jpg'));
    await notified('images/s', 'Cancel');
    await running;
    const done = await Promise.all(paths.map((path) => bytesOf(resultOf(path))));
    assert.ok(done.includes(undefined), 'all were done before it was cancelled');
    await notified('remaining.');
    await hands({ do: 'screenshot', name: 'blur-cancelled' });
    await notified('remaining.', 'Continue');
    for (const path of paths) await eventually(path, () => bytesOf(resultOf(path)));
    const after = await vscode.workspace.fs.stat(file('many/0.blurred.jpg'));
    assert.equal(after.mtime, mtime, 'what was done is not done again');
    await notified('Already done');
  });

  it('do nothing again that is done', async () => {
    await vscode.commands.executeCommand('vitruve.blur', file('car.jpg'));
    const { mtime } = await vscode.workspace.fs.stat(file('car.blurred.jpg'));
    await vscode.commands.executeCommand('vitruve.blur', file('.'));
    await notified('Already done: 1 image');
    assert.equal((await vscode.workspace.fs.stat(file('car.blurred.jpg'))).mtime, mtime);
    await remove('site/van.blurred.png');
  });

  it('do all others when one picture is broken, and show why it is', async () => {
    await copies(2);
    await vscode.workspace.fs.writeFile(file('many/broken.jpg'), Buffer.from('no picture'));
    await vscode.workspace.fs.writeFile(file('many/empty.jpg'), Buffer.from(''));
    await vscode.commands.executeCommand('vitruve.blur', file('many'));
    assert.ok(await bytesOf('many/1.blurred.jpg'));
    await notified('2 images not processed.', 'Compare');
    const viewer = new View('blur');
    await viewer.says(/empty\.jpg/u);
    await viewer.click('.blur-image:has-text("broken.jpg")');
    await viewer.says(/Unsupported image format/u);
    await hands({ do: 'screenshot', name: 'blur-broken' });
    await viewer.isAccessible();
  });

  it('report a file that is not on a local disk, and a folder without images', async () => {
    await vscode.commands.executeCommand('vitruve.blur', vscode.Uri.parse('memory:/a.jpg'));
    await notified('is not on a local disk');
    await vscode.commands.executeCommand('vitruve.blur', file('.vscode'));
    await notified('No images in .vscode');
  });

  it('are walked through quickly: the picture is that of the last one', async () => {
    await copies(3);
    await vscode.commands.executeCommand('vitruve.blurReview', file('many'));
    const viewer = await new View('blur').drawn((things) => things.includes('box:0'));
    await viewer.click('.blur-image');
    for (let step = 0; step < 2; step++) await viewer.press('ArrowDown');
    const name = await viewer.read<string>(`document.querySelector('.blur-image:last-child').innerText`);
    await viewer.says(new RegExp(`^\\s*${name.split('\n')[0] ?? ''}`, 'u'));
    await viewer.drawn((things) => things.includes('box:0'));
  });

  it('are looked at in all themes, and in a small panel', async () => {
    await copies(2);
    await vscode.commands.executeCommand('vitruve.blur', file('many'));
    await notified('2 images blurred', 'Compare');
    const viewer = new View('blur');
    await viewer.says(/1 plate/u);
    await vscode.commands.executeCommand('notifications.clearAll');
    for (const [name, theme] of Object.entries(THEMES)) {
      await setTheme(theme);
      await eventually(
        'the theme',
        async () =>
          (await viewer.look('document.body.dataset.vscodeThemeKind')) === `vscode-${name}` || undefined,
      );
      for (const mode of ['Review', 'Compare']) {
        await viewer.click(`button[aria-label="${mode}"]`);
        await viewer.settled();
        await hands({ do: 'screenshot', name: `blur-${mode.toLowerCase()}-${name}` });
        await viewer.isAccessible();
      }
    }
    await vscode.commands.executeCommand('vscode.open', file('car.jpg'), vscode.ViewColumn.Beside);
    await vscode.commands.executeCommand('workbench.action.togglePanel');
    await viewer.click('button[aria-label="Review"]');
    await viewer.settled();
    await hands({ do: 'screenshot', name: 'blur-small' });
    assert.equal(await viewer.read('document.documentElement.scrollWidth <= innerWidth'), true);
    await viewer.isAccessible();
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  it('are refused nothing by the policy of their viewer', async () => {
    assert.deepEqual(JSON.parse(await hands({ do: 'refusals' })), []);
  });
});
