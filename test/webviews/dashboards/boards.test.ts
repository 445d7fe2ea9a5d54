import assert from 'node:assert/strict';
import type { ViewSnapshot } from '@vitruve/manifests';
import type { Page } from 'playwright-core';
import { FakeHost, type FakeWebview, type Opening } from '../fake-host.ts';
import { DECISIONS, FINDINGS, shownDecisions, shownFindings } from './samples.ts';

describe('boards', () => {
  let host: FakeHost;
  before(async () => {
    host = await FakeHost.start();
  });
  after(() => host.stop());

  async function withBoard(
    shown: ViewSnapshot,
    run: (webview: FakeWebview, page: Page) => Promise<void>,
    opening: Partial<Opening> = {},
  ): Promise<void> {
    const webview = await host.open({ view: shown.view, shown, ...opening });
    try {
      await webview.page.waitForSelector('.dashboard');
      await run(webview, webview.page);
      assert.deepEqual(webview.faults, []);
    } finally {
      await webview.close();
    }
  }

  const decisions = (page: Page): Promise<string[]> => page.locator('.decisions tbody th').allInnerTexts();
  const rules = (page: Page): Promise<string[]> => page.locator('.findings td.rule').allInnerTexts();

  describe('of decisions', () => {
    it('counts by status, and a press lists those', () =>
      withBoard(shownDecisions(), async (webview, page) => {
        const bar = page.locator('[data-bar="proposed"]');
        assert.match(await bar.innerText(), /Proposed\s+2/u);
        await bar.click();
        assert.equal(await bar.getAttribute('aria-pressed'), 'true');
        assert.deepEqual(await decisions(page), ['ADR-0004', 'ADR-0010']);
        assert.equal(await page.locator('[role="status"]').innerText(), '2 decisions shown');
        const state = await webview.kept();
        await withBoard(
          shownDecisions(),
          async (_, again) => {
            assert.deepEqual(await decisions(again), ['ADR-0004', 'ADR-0010']);
          },
          { state },
        );
        await bar.click();
        assert.equal((await decisions(page)).length, DECISIONS.decisions.length);
      }));

    it('shows how long undecided decisions have waited, the oldest first, and opens them', () =>
      withBoard(shownDecisions(), async (webview, page) => {
        const bars = page.getByRole('list', { name: 'Age of undecided decisions' });
        assert.deepEqual(
          (await bars.getByRole('button').allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, ' ')),
          ['ADR-0004 One desk for rights 48 days overdue', 'ADR-0010 Audits 13 days'],
        );
        await bars.getByRole('button').first().focus();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        assert.equal((await webview.next('reveal')).source.start, 500);
      }));

    it('shows what replaces what, back to the first', () =>
      withBoard(shownDecisions(), async (webview, page) => {
        const chain = page.locator('.successions');
        assert.match(
          (await chain.innerText()).replaceAll(/\s+/gu, ' '),
          /ADR-0003 Use a warehouse supersedes ADR-0002 Use a lake supersedes ADR-0001 Keep files$/u,
        );
        await chain.getByRole('button', { name: 'ADR-0001 Keep files' }).click();
        assert.equal((await webview.next('reveal')).source.start, 100);
      }));

    it('does not go round in a circle', () =>
      withBoard(
        shownDecisions({
          ...DECISIONS,
          decisions: DECISIONS.decisions.map((decision) =>
            decision.id === 'ADR-0001'
              ? { ...decision, supersedes: ['ADR-0003'] }
              : decision.id === 'ADR-0003'
                ? { ...decision, supersededBy: ['ADR-0001'] }
                : decision,
          ),
        }),
        async (_, page) => {
          assert.equal(await page.locator('.successions button').count(), 3);
        },
      ));

    it('sorts by each column', () =>
      withBoard(shownDecisions(), async (_, page) => {
        const head = page.locator('.decisions th', { hasText: 'Undecided for' });
        await head.getByRole('button').click();
        assert.equal(await head.getAttribute('aria-sort'), 'descending');
        assert.deepEqual((await decisions(page)).slice(0, 2), ['ADR-0004', 'ADR-0010']);
        await page.getByRole('button', { name: 'Status' }).click();
        assert.deepEqual(await decisions(page), ['ADR-0004', 'ADR-0010', 'ADR-0003', 'ADR-0001', 'ADR-0002']);
      }));
  });

  describe('of findings', () => {
    it('shows how numbers changed since the last commit, in signs and in words', () =>
      withBoard(shownFindings(), async (_, page) => {
        const tiles = page.getByRole('group', { name: 'By severity' }).getByRole('button');
        assert.match(await tiles.nth(0).innerText(), /3\s+errors\s+\+3/u);
        assert.match((await tiles.nth(0).textContent()) ?? '', /3 more than at the last commit/u);
        assert.match((await tiles.nth(1).textContent()) ?? '', /1 fewer than at the last commit/u);
        assert.match((await tiles.nth(2).textContent()) ?? '', /unchanged since the last commit/u);
        assert.doesNotMatch((await tiles.nth(3).textContent()) ?? '', /commit/u);
      }));

    it('lists those of a rule, of a file and of a severity', () =>
      withBoard(shownFindings(), async (_, page) => {
        assert.equal((await rules(page)).length, 4);
        const byRule = page.getByRole('list', { name: 'By rule' });
        assert.deepEqual(await byRule.locator('.bar-name').allInnerTexts(), [
          'raci/one-accountable',
          'adr/link-exists',
          'raci/overload',
        ]);
        await byRule.getByRole('button').first().click();
        assert.deepEqual(await rules(page), ['raci/one-accountable', 'raci/one-accountable']);
        await byRule.getByRole('button').first().click();
        await page.getByRole('list', { name: 'By file' }).getByRole('button').first().click();
        assert.equal((await rules(page)).length, 3);
        await page.locator('[data-severity="warning"]').click();
        assert.deepEqual(await rules(page), ['raci/overload']);
        await page.getByRole('button', { name: 'Clear filter' }).first().click();
        assert.equal((await rules(page)).length, 4);
        assert.match(await page.locator('.unlisted').innerText(), /2 more findings not shown/u);
      }));

    it('leads to lines and to the pages of rules, by keys', () =>
      withBoard(shownFindings(), async (webview, page) => {
        const list = page.locator('.findings tbody');
        assert.equal(await list.locator('[tabindex="0"]').count(), 1);
        await list.locator('[tabindex="0"]').focus();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        assert.equal((await webview.next('reveal')).source.start, 200);
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        assert.equal((await webview.next('show-rule')).rule, 'raci/one-accountable');
      }));

    it('shows that there is nothing to report, and why there is no trend', () =>
      withBoard(
        shownFindings({
          ...FINDINGS,
          findings: [],
          unlisted: 0,
          bySeverity: { error: { now: 0 }, warning: { now: 0 }, information: { now: 0 }, hint: { now: 0 } },
          byRule: [],
          byFile: [],
          withoutHistory: 'There is no commit yet',
        }),
        async (_, page) => {
          assert.match(await page.locator('.nothing').innerText(), /No findings/u);
          assert.match(await page.locator('.dashboard-head').innerText(), /There is no commit yet/u);
        },
      ));
  });
});
