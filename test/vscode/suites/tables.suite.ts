import assert from 'node:assert/strict';
import { zipSync } from 'fflate';
import * as vscode from 'vscode';
import { writeXlsx, type Sheet } from '@vitruve/manifests';
import { closeAll, eventually, hands, hasHands } from './editor.ts';
import { file, remove } from './photos.ts';
import { View } from './view.ts';

const write = (path: string, text: string): Thenable<void> =>
  vscode.workspace.fs.writeFile(file(path), Buffer.from(text));

const cells = (preview: View): Promise<readonly string[] | undefined> =>
  preview.look<string[]>(`[...document.querySelectorAll('tbody td')].map((cell) => cell.textContent)`);

/** Waits until the preview has the cells. */
async function shows(preview: View, wanted: readonly string[]): Promise<void> {
  let found: readonly string[] | undefined;
  await eventually(
    `cells ${wanted.join(', ')}`,
    async () => {
      found = await cells(preview);
      return JSON.stringify(found) === JSON.stringify(wanted) || undefined;
    },
    () => `(there are: ${JSON.stringify(found)})`,
  );
}

describe('the preview of a table', () => {
  before(function () {
    if (!hasHands) this.skip();
  });
  afterEach(async () => {
    await closeAll();
    await remove('sales.csv', 'sales.xlsx', 'sales.zip', 'damaged.parquet');
  });

  it('shows rows and columns, sorts, and follows its file', async () => {
    await write('sales.csv', 'region,amount\nnorth,10\nsouth,30\n,20\n');
    await vscode.commands.executeCommand('vitruve.previewTable', file('sales.csv'));
    const preview = new View('table');
    await shows(preview, ['north', '10', 'south', '30', 'NULL', '20']);
    await preview.says(/33% missing/u);
    await preview.isAccessible();
    await hands({ do: 'screenshot', name: 'table-preview' });
    await preview.look(`[...document.querySelectorAll('.table-sort')][1].click()`);
    await shows(preview, ['north', '10', 'NULL', '20', 'south', '30']);
    await write('sales.csv', 'region,amount\neast,5\n');
    await shows(preview, ['east', '5']);
  });

  it('shows the sheets of a workbook, and remembers the one that was chosen', async () => {
    const sheet = (name: string, value: string): Sheet => ({
      name,
      rows: [
        ['region', 'amount'],
        [value, '1.5'],
      ].map((row) => row.map((text) => ({ text }))),
    });
    const bytes = await writeXlsx([sheet('North', 'n'), sheet('South', 's')]);
    await vscode.workspace.fs.writeFile(file('sales.xlsx'), bytes);
    await vscode.commands.executeCommand('vitruve.previewTable', file('sales.xlsx'));
    const preview = new View('table');
    await shows(preview, ['n', '1.5']);
    await preview.look(
      `{ const choice = document.querySelector('select.toolbar-choice'); choice.value = 'South'; choice.dispatchEvent(new Event('change', { bubbles: true })); }`,
    );
    await shows(preview, ['s', '1.5']);
    await hands({ do: 'screenshot', name: 'table-preview-sheets' });
    await closeAll();
    await vscode.commands.executeCommand('vitruve.previewTable', file('sales.xlsx'));
    await shows(new View('table'), ['s', '1.5']);
  });

  it('shows a text in an archive that is not in UTF-8, and remembers the encoding that was chosen', async () => {
    const bytes = zipSync({ 'sales.csv': Buffer.from('region;prix\nNîmes;5 \u00a4\n', 'latin1') });
    await vscode.workspace.fs.writeFile(file('sales.zip'), bytes);
    await vscode.commands.executeCommand('vitruve.previewTable', file('sales.zip'));
    const preview = new View('table');
    await shows(preview, ['Nîmes', '5 ¤']);
    await preview.look(
      `{ const choice = document.querySelector('select[aria-label="Encoding"]'); choice.value = 'iso-8859-15'; choice.dispatchEvent(new Event('change', { bubbles: true })); }`,
    );
    // A currency is no part of a number.
    await shows(preview, ['Nîmes', '5']);
    await hands({ do: 'screenshot', name: 'table-preview-reading' });
    await closeAll();
    await vscode.commands.executeCommand('vitruve.previewTable', file('sales.zip'));
    await shows(new View('table'), ['Nîmes', '5']);
  });

  it('is what a file opens in that is no text, and says why it cannot be read', async () => {
    await write('damaged.parquet', 'no Parquet at all');
    await vscode.commands.executeCommand('vscode.open', file('damaged.parquet'));
    await new View('table').says(/damaged\.parquet: No magic bytes/u);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom && input.viewType === 'vitruve.table');
  });
});
