import assert from 'node:assert/strict';
import type { RiskMap } from '@vitruve/manifests';
import type { Page } from 'playwright-core';
import { FakeHost, type FakeWebview, type Opening } from '../fake-host.ts';
import { RISKS, shownRisks } from './samples.ts';

describe('map of risks', () => {
  let host: FakeHost;
  before(async () => {
    host = await FakeHost.start();
  });
  after(() => host.stop());

  async function withMap(
    run: (webview: FakeWebview, page: Page) => Promise<void>,
    map: RiskMap = RISKS,
    opening: Partial<Opening> = {},
  ): Promise<void> {
    const webview = await host.open({ view: 'amdec/map', shown: shownRisks(map), ...opening });
    try {
      await webview.page.waitForSelector('.heat-map');
      await run(webview, webview.page);
      assert.deepEqual(webview.faults, []);
    } finally {
      await webview.close();
    }
  }

  const listed = (page: Page): Promise<string[]> => page.locator('.risks tbody th').allInnerTexts();
  const label = (page: Page, cell: string): Promise<string | null> =>
    page.locator(`[data-cell="${cell}"]`).getAttribute('aria-label');

  it('counts risks by severity and occurrence, and shows on which side of the threshold they are', () =>
    withMap(async (_, page) => {
      assert.equal(await page.locator('.heat-cell').count(), 16);
      assert.equal(
        await label(page, '4×3'),
        'Severity 4, occurrence 3, 2 risks initially, threshold reached',
      );
      assert.equal(
        await label(page, '4×4'),
        'Severity 4, occurrence 4, 0 risks initially, reached depending on detection',
      );
      assert.equal(
        await label(page, '1×1'),
        'Severity 1, occurrence 1, 0 risks initially, below the threshold',
      );
      assert.equal(await page.locator('[data-cell="4×3"]').innerText(), '2');
      assert.notEqual(await page.locator('.overlay .threshold').getAttribute('d'), '');
    }));

  it('colors a cell by the worst risk in it, more than an empty one by its place', () => {
    const initial = { severity: 2, occurrence: 2, detection: 4, criticality: 30 };
    const [first, ...others] = RISKS.risks;
    assert.ok(first);
    return withMap(
      async (_, page) => {
        const classes = (cell: string): Promise<string | null> =>
          page.locator(`[data-cell="${cell}"]`).getAttribute('class');
        assert.match((await classes('2×2')) ?? '', /zone-reached tone-bad(?! vacant)/u);
        assert.match((await label(page, '2×2')) ?? '', /threshold reached$/u);
        assert.match((await classes('2×1')) ?? '', /tone-good vacant/u);
        // What the place of a cell says gives way once it has risks: those of this one are after their actions.
        await page.getByText('Residual', { exact: true }).click();
        assert.match((await classes('4×1')) ?? '', /zone-below(?!.*vacant)/u);
      },
      { ...RISKS, risks: [first, ...others, { ...first, id: 'R-9', initial, aboveThreshold: true }] },
    );
  });

  it('has room for all columns in a narrow panel, with its arrows from count to count', () => {
    const scale = { minimum: 1, maximum: 10, labels: { 1: 'hardly ever', 10: 'every day, in every place' } };
    return withMap(
      async (_, page) => {
        await page.getByText('Both', { exact: true }).click();
        for (const width of [700, 520, 400]) {
          await page.setViewportSize({ width, height: 790 });
          const last = await page.locator('[data-cell="10×10"]').boundingBox();
          assert.ok(last && last.x + last.width <= width, `${width}: ${JSON.stringify(last)}`);
          const [cells, overlay] = await Promise.all(
            ['.cells', '.overlay'].map(async (name) => page.locator(name).boundingBox()),
          );
          assert.ok(overlay && cells && Math.abs(overlay.width - cells.width) < 1);
        }
      },
      { ...RISKS, severity: scale, occurrence: scale },
      { size: { width: 700, height: 790 } },
    );
  });

  it('shows marks before and after the actions, and arrows between them', () =>
    withMap(async (_, page) => {
      assert.equal(await page.locator('.overlay .move').count(), 0);
      await page.getByText('Residual', { exact: true }).click();
      assert.match((await label(page, '4×1')) ?? '', /1 risk after actions/u);
      await page.getByText('Both', { exact: true }).click();
      assert.equal(await page.locator('.overlay .move').count(), 1);
      assert.match((await label(page, '4×3')) ?? '', /2 risks initially, 0 risks after actions/u);
    }));

  it('lists the risks of a cell by click and by key, and each leads to its row', () =>
    withMap(async (webview, page) => {
      assert.deepEqual(await listed(page), ['R-2', 'R-1', 'R-3']);
      await page.locator('[data-cell="3×3"]').click();
      assert.deepEqual(await listed(page), ['R-2']);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      assert.deepEqual(await listed(page), ['R-1', 'R-3']);
      assert.equal(await page.locator('[role="status"]').innerText(), '2 risks shown');
      assert.equal(await page.locator('.cells [tabindex="0"]').count(), 1);
      await page.getByRole('button', { name: 'Account still open' }).click();
      assert.equal((await webview.next('reveal')).source.start, 300);
      await page.getByRole('button', { name: 'Show all risks' }).click();
      assert.equal((await listed(page)).length, 3);
    }));

  it('sorts the list, and shows how', () =>
    withMap(async (_, page) => {
      const head = page.locator('.risks th', { hasText: 'Failure mode' });
      assert.equal(await head.getAttribute('aria-sort'), 'none');
      await head.getByRole('button').click();
      assert.equal(await head.getAttribute('aria-sort'), 'ascending');
      assert.deepEqual(await listed(page), ['R-3', 'R-2', 'R-1']);
      await head.getByRole('button').click();
      assert.equal(await head.getAttribute('aria-sort'), 'descending');
      assert.deepEqual(await listed(page), ['R-1', 'R-2', 'R-3']);
    }));

  it('sums criticality before and after, counts priorities, and lists what is overdue', () =>
    withMap(async (webview, page) => {
      const figures = await page.locator('.figures').innerText();
      assert.match(figures, /63\s*→.*47/su);
      assert.match(figures, /2\s*→.*1/su);
      assert.match(
        await page.locator('.overdue').innerText(),
        /Close at the end\s+R-3\s+CISO\s+2020-01-31\s+[\d]+ days/u,
      );
      await page.getByRole('button', { name: 'Close at the end' }).click();
      assert.equal((await webview.next('reveal')).source.start, 3000);
    }));

  it('filters by component and category, and keeps that over a restart', () =>
    withMap(async (webview, page) => {
      await page.getByLabel('Category').selectOption('technical');
      assert.deepEqual(await listed(page), ['R-2', 'R-1']);
      await page.getByLabel('Component').selectOption('Catalogue');
      await page.getByText('Both', { exact: true }).click();
      assert.deepEqual(await listed(page), ['R-1']);
      const state = await webview.kept();
      await withMap(
        async (_, again) => {
          assert.deepEqual(await listed(again), ['R-1']);
          assert.ok(await again.getByLabel('Both').isChecked());
        },
        RISKS,
        { state },
      );
    }));

  it('draws a line between all and nothing where detection is not marked', () =>
    withMap(
      async (_, page) => {
        assert.match((await label(page, '4×3')) ?? '', /threshold reached$/u);
        assert.match((await label(page, '3×3')) ?? '', /near the threshold$/u);
      },
      {
        ...RISKS,
        threshold: 10,
        risks: RISKS.risks.map(({ initial, residual, ...risk }) => ({
          ...risk,
          ...(initial ? { initial: { severity: initial.severity, occurrence: initial.occurrence } } : {}),
          ...(residual ? { residual: { severity: residual.severity, occurrence: residual.occurrence } } : {}),
        })),
      },
    ));

  it('highlights the cell of the risk that the caret is in', () =>
    withMap(async (webview, page) => {
      await webview.send({ type: 'cursor', uri: RISKS.risks[1]?.source.uri ?? '', offset: 250 });
      await page.waitForSelector('.heat-cell.current');
      assert.equal(await page.locator('.heat-cell.current').getAttribute('data-cell'), '3×3');
      assert.equal(await page.locator('.risks tr.current th').innerText(), 'R-2');
    }));
});
