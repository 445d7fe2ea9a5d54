import assert from 'node:assert/strict';
import { accessibilityFaults } from '../accessibility-faults.ts';
import { FakeHost, type FakeWebview, type Opening } from '../fake-host.ts';
import { THEMES } from '../host-page.ts';
import { takePicture } from '../picture.ts';
import { profileWith, rowsWith } from './samples.ts';

describe('the preview of a table', () => {
  let host: FakeHost;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  const open = (opening: Partial<Opening> = {}): Promise<FakeWebview> =>
    host.open({
      ...{ view: 'table', program: 'table/main', uri: 'file:///w/data/payments%20of%202024.csv' },
      ...opening,
    });
  const openFilled = async (
    opening: Partial<Opening> = {},
    columns = 6,
    rows = 200,
  ): Promise<FakeWebview> => {
    const webview = await open(opening);
    const shown = rowsWith(columns, 0, rows);
    await webview.send({ type: 'rows', offset: 0, limit: 200, order: undefined, reading: {}, rows: shown });
    await webview.send({ type: 'profile', profile: profileWith(columns) });
    await webview.page.getByText('5,000', { exact: false }).first().waitFor();
    return webview;
  };

  for (const theme of THEMES) {
    it(`has no fault of accessibility in the theme ${theme}`, async () => {
      // A window full: axe looks at each cell.
      const webview = await openFilled({ theme, size: { width: 1100, height: 700 } }, 6, 30);
      const { page } = webview;
      await takePicture(page, `table-rows-${theme}`);
      assert.deepEqual(await accessibilityFaults(page, theme), []);
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('columnheader', { name: 'Distinct' }).waitFor();
      await takePicture(page, `table-columns-${theme}`);
      assert.deepEqual(await accessibilityFaults(page, theme), [], 'columns');
      await webview.send({ type: 'fault', message: 'payments.csv: it is damaged' });
      await page.getByRole('alert').waitFor();
      assert.deepEqual(await accessibilityFaults(page, theme), [], 'with a fault');
      assert.deepEqual(webview.faults, []);
      await webview.close();
    });
  }

  it('says how a text was read, offers what else it may be, and tells of rows that are not there', async () => {
    const webview = await open({ uri: 'file:///w/data/communes.zip' });
    const { page } = webview;
    const found = {
      ...{ member: 'communes.csv', members: ['communes.csv', 'regions.csv'], encoding: 'windows-1252' },
      ...{ separator: '\t', unread: { rows: 2, line: 7, reason: 'Expected Number of Columns: 6 Found: 7' } },
    };
    const rows = { ...rowsWith(6, 0, 30), ...found };
    await webview.send({ type: 'rows', offset: 0, limit: 200, order: undefined, reading: {}, rows });
    const choice = (name: string) => page.getByRole('combobox', { name });
    await choice('Encoding').waitFor();
    assert.deepEqual(
      await Promise.all(
        ['File in the archive', 'Encoding', 'Separator'].map((name) => choice(name).inputValue()),
      ),
      ['communes.csv', 'windows-1252', 'tab'],
    );
    await page.getByText('Rows that cannot be read: 2. The first is in line 7: Expected Number').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Propose Checks' }).count(), 0);
    await takePicture(page, 'table-reading');
    await choice('Encoding').selectOption('iso-8859-15');
    const reading = { encoding: 'iso-8859-15' };
    assert.deepEqual(webview.sent.at(-1), { type: 'reading', reading });
    await webview.send({
      ...{ type: 'rows', offset: 0, limit: 200, order: undefined, reading },
      rows: { ...rows, ...reading },
    });
    await page.getByRole('button', { name: 'Detect' }).click();
    assert.deepEqual(webview.sent.at(-1), { type: 'reading', reading: {} });
    await choice('File in the archive').selectOption('regions.csv');
    assert.deepEqual(webview.sent.at(-1), { type: 'reading', reading: { member: 'regions.csv' } });
    assert.deepEqual(await accessibilityFaults(page, THEMES[0]), []);
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('offers the sheets of a workbook, and says which one has no values', async () => {
    const webview = await open({ uri: 'file:///w/data/accounts.xlsx' });
    const { page } = webview;
    const sheets = ['Sales', 'Notes'];
    const rows = { ...rowsWith(6, 0, 30), sheet: 'Sales', sheets };
    await webview.send({ type: 'rows', offset: 0, limit: 200, order: undefined, reading: {}, rows });
    await webview.send({ type: 'profile', profile: profileWith(6) });
    const choice = page.getByRole('combobox', { name: 'Sheet or table' });
    await choice.waitFor();
    assert.equal(await choice.inputValue(), 'Sales');
    assert.equal(await page.getByRole('button', { name: 'Open as Text' }).count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Propose Checks' }).count(), 0);
    await takePicture(page, 'table-sheets');
    await choice.focus();
    await choice.selectOption('Notes');
    assert.deepEqual(webview.sent.at(-1), { type: 'reading', reading: { sheet: 'Notes' } });
    assert.equal(await choice.evaluate((element) => element === document.activeElement), true);
    const none = { columns: [], rows: [], hasMore: false, sheet: 'Notes', sheets };
    await webview.send({ type: 'rows', offset: 0, limit: 200, order: undefined, reading: {}, rows: none });
    await page.getByText('The sheet has no values.').waitFor();
    assert.equal(await choice.inputValue(), 'Notes');
    assert.deepEqual(await accessibilityFaults(page, THEMES[0]), []);
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('shows rows before all of them were looked at, then what their columns hold', async () => {
    const webview = await open();
    const { page } = webview;
    await webview.send({
      type: 'rows',
      offset: 0,
      limit: 200,
      order: undefined,
      reading: {},
      rows: rowsWith(),
    });
    await page.getByRole('heading', { name: 'payments of 2024.csv' }).waitFor();
    assert.equal(await page.locator('tbody tr').count(), 200);
    assert.equal(await page.getByRole('img').count(), 0);
    assert.equal(
      await page
        .locator('nav')
        .innerText()
        .then((text) => text.includes('Rows 1 to 200')),
      true,
    );
    await webview.send({ type: 'progress', done: 2, total: 6 });
    await page.getByRole('status').getByText('Looking at columns: 2 of 6').waitFor();
    await webview.send({ type: 'profile', profile: profileWith() });
    await page.getByRole('img', { name: 'Values from 2024-01-01 to 2024-12-31' }).waitFor();
    const head = await page.getByRole('columnheader').allInnerTexts();
    assert.match(head[2] ?? '', /amount\s+DOUBLE\s+0\.8% missing, 3 not finite/u);
    assert.match(head[4] ?? '', /FR\s+53%\s+DE\s+24%/u);
    assert.match(head[5] ?? '', /All values differ/u);
    assert.match(head[6] ?? '', /No values/u);
    assert.equal(await page.locator('tbody b').count(), 0);
    await webview.close();
  });

  it('asks for other rows: pages, and sorted by a column, the one way, the other, and not at all', async () => {
    const webview = await openFilled();
    const { page } = webview;
    await page.getByRole('button', { name: 'Next' }).click();
    assert.deepEqual(await webview.next('rows'), { type: 'rows', offset: 200, order: undefined });
    await webview.send({
      type: 'rows',
      offset: 200,
      limit: 200,
      order: undefined,
      reading: {},
      rows: rowsWith(6, 200),
    });
    await page.getByRole('status').getByText('Rows 201 to 400 of 5,000').waitFor();
    await page.getByRole('button', { name: 'Last' }).click();
    assert.deepEqual(await webview.next('rows'), { type: 'rows', offset: 4800, order: undefined });
    await page.getByRole('button', { name: 'Previous' }).click();
    assert.deepEqual(await webview.next('rows'), { type: 'rows', offset: 0, order: undefined });
    const amount = page.getByRole('button', { name: 'amount' });
    for (const order of [
      { column: 'amount', isDescending: false },
      { column: 'amount', isDescending: true },
      undefined,
    ]) {
      await amount.click();
      assert.deepEqual(await webview.next('rows'), { type: 'rows', offset: 0, order });
      await webview.send({ type: 'rows', offset: 0, limit: 200, order, reading: {}, rows: rowsWith() });
      const sorted = order === undefined ? 'none' : order.isDescending ? 'descending' : 'ascending';
      await page.locator(`th[aria-sort="${sorted}"]`, { has: amount }).waitFor();
    }
    await webview.close();
  });

  it('filters rows by a condition, tells how many match, and marks one that is wrong', async () => {
    const webview = await openFilled();
    const { page } = webview;
    const box = page.getByRole('searchbox', { name: 'Filter' });
    await box.fill(' amount > 100 ');
    await box.press('Enter');
    const filter = 'amount > 100';
    assert.deepEqual(await webview.next('rows'), { type: 'rows', offset: 0, order: undefined, filter });
    const rows = { ...rowsWith(6, 0, 200), matched: 812 };
    await webview.send({ type: 'rows', offset: 0, limit: 200, order: undefined, filter, reading: {}, rows });
    await page.getByRole('status').getByText('Rows 1 to 200 of 812 that match the filter').waitFor();
    assert.deepEqual(await accessibilityFaults(page, 'light'), []);
    await takePicture(page, 'table-filter');
    await page.getByRole('button', { name: 'Last' }).click();
    assert.deepEqual(await webview.next('rows'), { type: 'rows', offset: 800, order: undefined, filter });
    await page.getByRole('button', { name: 'amount' }).click();
    const order = { column: 'amount', isDescending: false };
    assert.deepEqual(await webview.next('rows'), { type: 'rows', offset: 0, order, filter });
    await webview.send({ type: 'fault', message: 'a.csv: no such column' });
    await page.locator('input[aria-invalid="true"]').waitFor();
    await box.press('Escape');
    assert.deepEqual(await webview.next('rows'), { type: 'rows', offset: 0, order: undefined });
    assert.equal(await box.inputValue(), '');
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('is reached by the keyboard: one stop for all heads', async () => {
    const webview = await openFilled();
    const { page } = webview;
    await page.getByRole('button', { name: 'id' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'day');
    assert.equal(await page.locator('.table-sort[tabindex="0"]').count(), 1);
    await webview.close();
  });

  it('hands on what is to be done with the table', async () => {
    const webview = await openFilled();
    await webview.page.getByRole('button', { name: 'Propose Checks' }).click();
    assert.deepEqual(await webview.next('propose'), { type: 'propose' });
    await webview.page.getByRole('button', { name: 'Open as Text' }).click();
    assert.deepEqual(await webview.next('text'), { type: 'text' });
    await webview.close();
    const parquet = await openFilled({ uri: 'file:///w/a.parquet' });
    assert.equal(await parquet.page.getByRole('button', { name: 'Open as Text' }).count(), 0);
    await parquet.close();
  });

  it('draws a table of a thousand columns in part, and says so', async () => {
    const webview = await openFilled({ size: { width: 1440, height: 900 } }, 1000, 20);
    const { page } = webview;
    assert.equal(await page.getByRole('columnheader').count(), 301);
    await page.getByText('Columns: 1,000 · the first 300 are shown').waitFor();
    await takePicture(page, 'table-wide');
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('says why nothing can be shown, and speaks French', async () => {
    const webview = await open({ language: 'fr' });
    const { page } = webview;
    await webview.send({ type: 'fault', message: 'x.parquet : illisible' });
    await page.getByRole('alert').getByText('x.parquet : illisible').waitFor();
    assert.equal(await page.locator('.frame-spinner').count(), 0);
    await page.getByRole('button', { name: 'Colonnes' }).waitFor();
    await webview.send({
      type: 'rows',
      offset: 0,
      limit: 200,
      order: undefined,
      reading: {},
      rows: rowsWith(),
    });
    await webview.send({ type: 'profile', profile: profileWith() });
    await page.getByText('manquantes', { exact: false }).first().waitFor();
    await takePicture(page, 'table-french');
    await webview.close();
  });
});
