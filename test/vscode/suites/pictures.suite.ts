import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { at, closeAll, eventually, folder, hands, hasHands, open, replace } from './editor.ts';
import { selected, thing, View } from './view.ts';

const VIEWS: readonly (readonly [view: string, path?: string])[] = [
  ['adr/graph'],
  ['adr/timeline'],
  ['adr/board'],
  ['raci/matrix', 'governance/raci.yaml'],
  ['raci/responsibilities', 'governance/raci.yaml'],
  ['amdec/map', 'governance/amdec.yaml'],
  ['amdec/components', 'governance/amdec.yaml'],
  ['workspace/findings'],
];

/** What each view has to show of the workspace, whatever it looks like. */
describe('views as pictures', () => {
  before(function () {
    if (!hasHands) this.skip();
  });
  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.isFailed() === true)
      await hands({ do: 'screenshot', name: `failed/${currentTest.title.replaceAll('/', '-')}` });
    await closeAll();
  });
  // For the suite that runs after a restart.
  after(async () => {
    await View.open('adr/graph');
    await eventually('the window’s state', async () => {
      const stored = await hands({ do: 'stored', text: 'adr/graph' });
      return stored === 'true' || undefined;
    });
  });

  for (const [view, path] of VIEWS) {
    it(`${view} is drawn`, async () => {
      await View.open(view, path);
    });
  }

  it('lead to the source by mouse', async () => {
    const graph = await View.open('adr/graph');
    await graph.click(thing('ADR-0003'));
    await selected(/\/0003-catalogue-every-data-set\.md$/u, /Catalogue every data set|ADR-0003|0003/u);
  });

  it('lead to the source by key', async () => {
    const graph = await View.open('adr/graph');
    await graph.press('End', '[data-thing][tabindex="0"]');
    await graph.press('Home', '[data-thing][tabindex="0"]');
    await graph.press('Enter', '[data-thing][tabindex="0"]');
    await selected(/\/000\d-[a-z-]+\.md$/u, /./u);
  });

  it('highlight what the caret is in', async () => {
    await open('docs/decisions/0002-found-a-centre-of-excellence.md');
    const graph = await View.open('adr/graph');
    const marked = (id: string): Promise<true> =>
      eventually(`${id} to be highlighted`, async () => {
        const things = await graph.look<string[]>(
          `[...document.querySelectorAll('[data-thing][aria-current]')].map((thing) => thing.dataset.thing)`,
        );
        return things?.join() === id || undefined;
      });
    await marked('ADR-0002');
    const other = vscode.Uri.joinPath(folder(), 'docs/decisions/0003-catalogue-every-data-set.md');
    const selection = new vscode.Range(6, 2, 6, 2);
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.One, selection });
    await marked('ADR-0003');
  });

  it('open to the side of the text, as a Markdown preview does', async () => {
    await open('governance/raci.yaml');
    await hands({
      do: 'click',
      selector: '.editor-actions .action-label[aria-label^="Open Preview to the Side"]',
    });
    await new View('raci/matrix').drawn();
    await eventually(
      'the text to keep the focus',
      () => vscode.window.activeTextEditor?.viewColumn === vscode.ViewColumn.One || undefined,
    );
    assert.equal(vscode.window.tabGroups.all.length, 2);
    await vscode.commands.executeCommand('vitruve.openPreviewToSide');
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.length, 2, 'one panel per view');
  });

  it('keep how they were looked at while they are hidden', async () => {
    const graph = await View.open('adr/graph');
    await graph.click('[aria-label^="Show as table"]');
    await graph.says(/2025-02-11/u);
    await open('governance/raci.yaml');
    await eventually('the view to be hidden', async () => (await graph.look('1')) === undefined || undefined);
    await vscode.commands.executeCommand('workbench.action.previousEditor');
    await eventually('the table', () =>
      graph.look<boolean>(
        `document.querySelector('[aria-label^="Show as table"][aria-pressed="true"]') !== null || undefined`,
      ),
    );
    await graph.click('[aria-label^="Show as table"]');
  });

  it('show hostile names as they are written', async () => {
    const name = `<img src=x onerror="document.title='taken'"> \u202E \u05E9\u05DC\u05D5\u05DD 🏛️`;
    const roles = JSON.stringify([name, 'very long '.repeat(10_000)]);
    const uri = vscode.Uri.joinPath(folder(), 'hostile.raci.yaml');
    const text = `roles: ${roles}\nactivities:\n  - name: ${JSON.stringify(name)}\n    assignments: {${JSON.stringify(name)}: A}\n`;
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    for (const id of ['raci/responsibilities', 'raci/matrix']) {
      const view = await View.open(id, 'hostile.raci.yaml');
      await view.says(/<img src=x onerror/u);
      assert.equal(await view.read(`document.querySelectorAll('img').length`), 0);
      assert.notEqual(await view.read('document.title'), 'taken');
    }
    await vscode.workspace.fs.delete(uri);
  });

  it('follow the text while it is typed', async () => {
    const editor = await open('docs/decisions/0003-catalogue-every-data-set.md');
    const graph = await View.open('adr/graph');
    await replace(editor, '# Catalogue every data set', '# Catalogue nothing at all');
    await graph.says(/Catalogue nothing/u);
  });

  it('outlive the server, and follow the next one', async () => {
    const editor = await open('docs/decisions/0003-catalogue-every-data-set.md');
    const graph = await View.open('adr/graph');
    await vscode.commands.executeCommand('vitruve.restartServer');
    assert.ok((await graph.things()).includes('ADR-0003'), 'the picture is gone');
    await replace(editor, '# Catalogue every data set', '# Catalogue it all again');
    await graph.says(/Catalogue it all/u);
  });

  it('keep the last good picture when the text is broken, and say where', async () => {
    const editor = await open('governance/amdec.yaml');
    const map = await View.open('amdec/map', 'governance/amdec.yaml');
    const before = await map.things();
    await replace(editor, 'threshold: 24', 'threshold: [24');
    const line = at(editor.document, 'threshold: [24').line + 1;
    await map.says(new RegExp(`\\b(${String(line)}|${String(line + 1)})\\b`, 'u'));
    assert.deepEqual(await map.things(), before);
    await replace(editor, 'threshold: [24', 'threshold: 24');
    await map.drawn();
  });

  it('edit a cell in the text, and undo it', async () => {
    const { document } = await open('governance/raci.yaml');
    const matrix = await View.open('raci/matrix', 'governance/raci.yaml');
    await editCell(matrix, 1, 1, 'C');
    const written = (letters: string): Promise<true> =>
      eventually(`the letters ${letters} in the text`, () => {
        const row = document.getText().split('Register a data set')[1] ?? '';
        return row.includes(`Data Steward: ${letters}`) || undefined;
      });
    await written('C');
    await matrix.focused();
    await matrix.press('Control+z');
    await written('A');
    await matrix.focused();
    await matrix.press('Control+y');
    await written('C');
  });

  it('edit a cell in an editor of their own, which undoes and saves', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'governance/faulty.raci.yaml');
    await vscode.commands.executeCommand('vscode.openWith', uri, 'vitruve.matrix');
    const matrix = await new View('raci/matrix').drawn();
    await editCell(matrix, 0, 1, 'R');
    const document = await vscode.workspace.openTextDocument(uri);
    const written = (letters: string): Promise<true> =>
      eventually(
        `the letters ${letters} in the text`,
        () => document.getText().includes(`Developer: ${letters}`) || undefined,
      );
    await written('R');
    await matrix.focused();
    await matrix.press('Control+z');
    await written('A');
    await matrix.focused();
    await matrix.press('Control+y');
    await written('R');
    await matrix.focused();
    await matrix.press('Control+s');
    await eventually('the saved file', () => !document.isDirty || undefined);
  });

  it('are saved as files', async () => {
    await View.open('adr/graph');
    for (const [format, extension, beginning] of [
      ['svg', 'svg', /^<\?xml[^>]*>\s*<svg/u],
      ['png', 'png', /^.PNG/u],
      ['markdown', 'md', /mermaid/u],
    ] as const) {
      const target = vscode.Uri.joinPath(folder(), `graph.${extension}`);
      await vscode.commands.executeCommand('vitruve.savePicture', { format, target: target.toString() });
      const bytes = await eventually(`${format} to be written`, async () => {
        try {
          return await vscode.workspace.fs.readFile(target);
        } catch {
          return undefined;
        }
      });
      assert.match(Buffer.from(bytes).toString('latin1'), beginning, format);
    }
  });

  for (const [command, answers] of [
    ['vitruve.savePicture', { format: 'svg' }],
    ['vitruve.printView', {}],
  ] as const) {
    it(`are written without asking into the folder alone: ${command}`, async () => {
      await View.open('adr/graph');
      const inFolder = vscode.Uri.joinPath(folder(), '.vscode/settings.json');
      const before = Buffer.from(await vscode.workspace.fs.readFile(inFolder));
      for (const target of [vscode.Uri.joinPath(folder(), '../elsewhere.svg'), inFolder]) {
        await vscode.commands.executeCommand(command, { ...answers, target: target.toString() });
        // Asked by the dialog of the editor, which proposes a file beside what is shown.
        const dialog = '.quick-input-widget:has(.monaco-button:has-text("OK")) .quick-input-filter input';
        await hands({ do: 'see', selector: dialog });
        await hands({ do: 'press-until-gone', keys: 'Escape', selector: dialog });
      }
      assert.deepEqual(Buffer.from(await vscode.workspace.fs.readFile(inFolder)), before);
      await assert.rejects(
        Promise.resolve(vscode.workspace.fs.stat(vscode.Uri.joinPath(folder(), '../elsewhere.svg'))),
      );
    });
  }

  it('are copied as text', async () => {
    await View.open('adr/graph');
    await vscode.commands.executeCommand('vitruve.copyPicture', { format: 'markdown' });
    await eventually(
      'the clipboard',
      async () => /```mermaid/u.test(await vscode.env.clipboard.readText()) || undefined,
    );
  });

  it('are printed as a page of their own', async () => {
    await View.open('raci/matrix', 'governance/raci.yaml');
    const target = vscode.Uri.joinPath(folder(), 'print.html');
    await vscode.commands.executeCommand('vitruve.printView', { target: target.toString() });
    const page = await eventually('the page', async () => {
      try {
        return Buffer.from(await vscode.workspace.fs.readFile(target)).toString();
      } catch {
        return undefined;
      }
    });
    assert.match(page, /<svg[\s\S]*<th scope="col">[\s\S]*Head of Data/u);
  });

  it('are refused nothing by their policy', async () => {
    assert.deepEqual(JSON.parse(await hands({ do: 'refusals' })), []);
    // That a refusal would be seen:
    const board = await View.open('adr/board');
    await board.read(`document.body.insertAdjacentHTML('beforeend', '<i style="color: red">refused</i>')`);
    await eventually('the refusal', async () => (await hands({ do: 'refusals' })) !== '[]' || undefined);
  });
});

/** Types letters into a cell of the matrix, by the index of its activity and of its role. */
async function editCell(matrix: View, activity: number, role: number, letters: string): Promise<void> {
  const cell = thing(`cell:${String(activity)}:${String(role)}`);
  await matrix.click(cell);
  await matrix.press(letters, cell);
  await matrix.press('Enter', `${cell} input`);
}
