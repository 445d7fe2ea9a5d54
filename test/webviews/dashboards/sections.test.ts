import assert from 'node:assert/strict';
import type { CellItem, SectionedTable, Tone } from '@vitruve/manifests';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from '../accessibility-faults.ts';
import { FakeHost, type FakeWebview, type Opening } from '../fake-host.ts';
import { THEMES } from '../host-page.ts';
import { takePicture } from '../picture.ts';
import { shownOf } from '../samples.ts';
import { TABLE } from './samples.ts';

/** Names that would take half of a narrow panel, and values that do not fit beside them. */
const LONG_NAMES: SectionedTable = {
  ...TABLE,
  sections: TABLE.sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) => ({
        ...cell,
        items: [{ text: index === 0 ? 'Availability of the servers in Paris' : 'x'.repeat(40) }],
      })),
    })),
  })),
};

describe('tables', () => {
  let host: FakeHost;
  before(async () => {
    host = await FakeHost.start();
  });
  after(() => host.stop());

  async function withTable(
    table: SectionedTable,
    run: (webview: FakeWebview, page: Page) => Promise<void>,
    opening: Partial<Opening> = {},
  ): Promise<void> {
    const shown = shownOf('objectives/dashboard', { type: 'table', table });
    const webview = await host.open({ view: shown.view, shown, ...opening });
    try {
      await webview.page.waitForSelector('.dashboard');
      await run(webview, webview.page);
      assert.deepEqual(webview.faults, []);
    } finally {
      await webview.close();
    }
  }

  const names = (page: Page): Promise<string[]> =>
    page.locator('.section').first().locator('tbody th[scope="row"]').allInnerTexts();

  it('have headings of rows and columns, marks beside words, and small lines', () =>
    withTable(TABLE, async (_, page) => {
      assert.deepEqual(await page.getByRole('columnheader').allInnerTexts(), ['Objective', 'State', 'Value']);
      assert.deepEqual(await page.locator('th[scope="rowgroup"]').allInnerTexts(), ['SLO', 'Green IT']);
      assert.equal(await page.locator('.item.tone-good .mark').count(), 1);
      assert.equal(await page.locator('.spark path').count(), 1);
    }));

  it('are sorted by a column, and by its values', () =>
    withTable(TABLE, async (_, page) => {
      await page.getByRole('button', { name: 'Value' }).click();
      assert.deepEqual(await names(page), ['Errors', 'Latency', 'Énergie']);
      assert.equal(await page.locator('th[scope="rowgroup"]').count(), 0);
      await page.getByRole('button', { name: 'Value' }).click();
      assert.deepEqual(await names(page), ['Latency', 'Errors', 'Énergie']);
      assert.equal(await page.locator('th[aria-sort="ascending"]').innerText(), 'Value');
    }));

  it('are filtered by text without regard to accents, and keep the filter', () =>
    withTable(TABLE, async (webview, page) => {
      await page.getByRole('searchbox', { name: 'Filter rows' }).fill('energie');
      assert.deepEqual(await names(page), ['Énergie']);
      assert.equal(await page.locator('[role="status"]').innerText(), '1 row shown');
      await withTable(
        TABLE,
        async (_, again) => {
          assert.deepEqual(await names(again), ['Énergie']);
        },
        { state: await webview.kept() },
      );
      await page.getByRole('searchbox', { name: 'Filter rows' }).fill('nowhere');
      await page.getByRole('button', { name: 'Clear filter' }).click();
      assert.equal((await names(page)).length, 3);
    }));

  const item = (state: string, tone: Tone, text: string): CellItem => ({
    ...{ text, tone, spoken: `2025-01-01: ${state}`, action: state },
  });
  const calendar: SectionedTable = {
    notes: ['✓ done · ↻ out of date · ○ not run yet · ✗ failed'],
    sections: [
      {
        ...{ id: 'load/day', title: 'load', notes: [] },
        columns: ['period', '01', '02', '03', '04'].map((id, index) => ({
          ...{ id, label: id, kind: 'text' },
          ...(index === 0 ? {} : { fullName: id }),
        })),
        rows: [
          {
            id: '2025-01',
            cells: [
              { text: '2025-01' },
              item('done', 'good', '✓'),
              item('out of date', 'attention', '↻'),
              item('not run yet', 'neutral', '○'),
              item('failed', 'bad', '✗'),
            ].map((each) => ({ items: [each] })),
          },
        ],
      },
    ],
  };

  for (const theme of THEMES)
    it(`have signs with words, and what they stand for is done, in the theme ${theme}`, () =>
      withTable(
        calendar,
        async (webview, page) => {
          await takePicture(page, `calendar-${theme}`);
          assert.deepEqual(await accessibilityFaults(page, theme), []);
          await page.getByRole('button', { name: '2025-01-01: failed' }).focus();
          await page.keyboard.press('Enter');
          assert.equal((await webview.next('act')).action, 'failed');
        },
        { theme },
      ));

  it('give names a quarter of a narrow panel, and keep them and their groups in sight', () =>
    withTable(
      LONG_NAMES,
      async (_, page) => {
        const edges = (selector: string): Promise<{ left: number; width: number }> =>
          page
            .locator(selector)
            .first()
            .evaluate((element) => {
              const { left, width } = element.getBoundingClientRect();
              return { left, width };
            });
        const before = await edges('th[scope="row"]');
        assert.ok(before.width <= 500 / 4 + 1, JSON.stringify(before));
        await page.evaluate(() => {
          for (const element of document.querySelectorAll('*')) element.scrollLeft = 10_000;
        });
        for (const name of ['th[scope="row"]', '.group-name']) {
          const { left } = await edges(name);
          assert.ok(left >= 0 && left < 20, `${name} at ${left}`);
        }
      },
      { size: { width: 500, height: 600 } },
    ));

  it('fold their sections, and a filter opens them', () =>
    withTable(TABLE, async (_, page) => {
      const heading = page.getByRole('button', { name: /^Matrix/u });
      assert.equal(await heading.getAttribute('aria-expanded'), 'false');
      assert.equal(await page.locator('.grid').count(), 0);
      await heading.click();
      assert.equal(await page.locator('.grid td.narrow').count(), 4);
      await heading.click();
      await page.getByRole('searchbox', { name: 'Filter rows' }).fill('matrix');
      assert.equal(await page.locator('.grid td.narrow').count(), 4);
    }));

  it('lead to the text by the keyboard: arrows move among rows and cells', () =>
    withTable(TABLE, async (webview, page) => {
      await page.getByRole('button', { name: 'Latency' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      const { source } = await webview.next('reveal');
      assert.deepEqual(source, TABLE.sections[0]?.rows[1]?.cells[1]?.items[0]?.source);
    }));
});
