import assert from 'node:assert/strict';
import type { ResponsibilityMatrix } from '@vitruve/manifests';
import type { Page } from 'playwright-core';
import { FakeHost, type FakeWebview, type Opening } from '../fake-host.ts';
import { largeMatrix, MATRIX, matrixOf, shownMatrix, withCell } from './samples.ts';

const cellAt = (row: number, column: number): string => `[data-row="${row}"][data-column="${column}"]`;

describe('matrix of responsibilities', () => {
  let host: FakeHost;
  before(async () => {
    host = await FakeHost.start();
  });
  after(() => host.stop());

  async function withMatrix(
    run: (webview: FakeWebview, page: Page) => Promise<void>,
    matrix: ResponsibilityMatrix = MATRIX,
    opening: Partial<Opening> = {},
  ): Promise<void> {
    const webview = await host.open({ view: 'raci/matrix', ...opening });
    try {
      // As one text: the browser's driver takes seconds for 20,000 objects.
      await webview.page.evaluate(
        (text) => {
          postMessage(JSON.parse(text), '*');
        },
        JSON.stringify({ type: 'show', shown: shownMatrix(matrix) }),
      );
      await webview.page.waitForSelector('[role="grid"]');
      await run(webview, webview.page);
      assert.deepEqual(webview.faults, []);
    } finally {
      await webview.close();
    }
  }

  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const { row, column } = (document.activeElement as HTMLElement).dataset;
      return `${row ?? ''} ${column ?? ''}`;
    });
  const names = (page: Page): Promise<string[]> => page.locator('tbody th[data-row] .reveal').allInnerTexts();

  it('shows letters, sections and remarks', () =>
    withMatrix(async (_, page) => {
      assert.equal(await page.locator(cellAt(0, 0)).getAttribute('aria-label'), 'A Accountable');
      assert.equal(await page.locator(cellAt(2, 0)).getAttribute('aria-label'), 'Empty');
      assert.deepEqual(await page.locator('tr.section').allInnerTexts(), ['Frame', 'Rights']);
      assert.match(
        await page.locator('.analysis').innerText(),
        /No role is responsible \(R\) for "Audit access"/u,
      );
      assert.equal(await page.locator(`${cellAt(2, -1)} .remark-mark`).count(), 1);
      assert.deepEqual(await page.locator('tfoot tr').first().locator('td').allInnerTexts(), ['0', '1', '1']);
    }));

  /** Rows of activities that are in sight whole. */
  const rowsInSight = (page: Page): Promise<number> =>
    page.evaluate(() => {
      const scroller = document.querySelector('.matrix-scroller')?.getBoundingClientRect();
      const foot = document.querySelector('.matrix tfoot')?.getBoundingClientRect();
      const end = Math.min(scroller?.bottom ?? 0, foot?.top ?? 0, innerHeight);
      const rows = [...document.querySelectorAll('.matrix tbody tr')];
      return rows.filter((row) => row.getBoundingClientRect().bottom <= end).length;
    });

  const SIXTY: ResponsibilityMatrix = {
    ...largeMatrix(60, 8),
    remarks: MATRIX.remarks.map((remark) => ({ ...remark, index: remark.index + 40 })),
  };

  it('shows the rows first beside an editor, and the analysis when it is asked for', () =>
    withMatrix(
      async (webview, page) => {
        const rows = await rowsInSight(page);
        assert.ok(rows >= 15, `${rows} rows`);
        assert.equal(await page.locator('.analysis').count(), 0);
        const toggle = page.getByRole('button', { name: 'Analysis 2' });
        assert.equal(await toggle.getAttribute('aria-pressed'), 'false');
        await toggle.click();
        await page.locator('.analysis').waitFor();
        const left = await rowsInSight(page);
        assert.ok(left >= 8, `${left} rows beside the analysis`);
        await page.getByRole('button', { name: 'No role is responsible' }).click();
        assert.equal(await focused(page), '42 -1');
        const state = await webview.kept();
        await withMatrix(
          async (_, again) => {
            assert.ok(await again.locator('.analysis').isVisible());
          },
          SIXTY,
          { state, size: { width: 700, height: 790 } },
        );
      },
      SIXTY,
      { size: { width: 700, height: 790 } },
    ));

  it('has the analysis beside the rows where the panel is wide', () =>
    withMatrix(
      async (_, page) => {
        const [matrix, analysis] = await Promise.all(
          ['.matrix-scroller', '.analysis'].map(async (name) => page.locator(name).boundingBox()),
        );
        assert.ok(matrix && analysis && matrix.x + matrix.width <= analysis.x);
        assert.ok((await rowsInSight(page)) >= 15);
      },
      SIXTY,
      { size: { width: 1300, height: 790 } },
    ));

  it('is one tab stop with arrows inside', () =>
    withMatrix(async (_, page) => {
      assert.equal(await page.locator('[role="grid"] [tabindex="0"]').count(), 1);
      await page.locator(cellAt(0, 0)).focus();
      for (const [key, place] of [
        ['ArrowDown', '1 0'],
        ['ArrowRight', '1 1'],
        ['Home', '1 -1'],
        ['ArrowUp', '0 -1'],
        ['ArrowUp', '-1 -1'],
        ['End', '-1 2'],
        ['Control+End', '2 2'],
        ['ArrowDown', '2 2'],
        ['Control+Home', '-1 -1'],
      ] as const) {
        await page.keyboard.press(key);
        assert.equal(await focused(page), place, key);
      }
      assert.equal(await page.locator('[role="grid"] [tabindex="0"]').count(), 1);
    }));

  it('writes what is typed into a cell, and shows when it is pending and when it is saved', () =>
    withMatrix(async (webview, page) => {
      await page.locator(cellAt(1, 1)).focus();
      await page.keyboard.type('a,r');
      await page.keyboard.press('Enter');
      const { edit } = await webview.next('edit-cell');
      assert.deepEqual(edit, {
        matrix: 0,
        activity: 'Answer requests',
        activityIndex: 1,
        role: 'Owner',
        letters: 'A/R',
      });
      assert.equal(await page.locator(cellAt(1, 1)).getAttribute('aria-busy'), 'true');
      assert.equal(await focused(page), '1 1');
      await webview.send({ type: 'show', shown: shownMatrix(withCell(MATRIX, 1, 1, 'A/R')) });
      await page.waitForSelector(`${cellAt(1, 1)}:not([aria-busy])`);
      assert.equal(
        await page.locator(cellAt(1, 1)).getAttribute('aria-label'),
        'A Accountable, R Responsible',
      );
      assert.equal(
        await page.locator('[role="status"]').innerText(),
        'Answer requests, Owner: A Accountable, R Responsible',
      );
    }));

  it('stays at its cell when a change of the text or of the order moves it', () =>
    withMatrix(async (webview, page) => {
      await page.getByLabel('Activities', { exact: true }).selectOption({ label: 'Most roles first' });
      assert.deepEqual(await names(page), ['Write the policy', 'Answer requests', 'Audit access']);
      await page.locator(cellAt(2, 0)).focus();
      await page.keyboard.type('c');
      const [first, ...others] = MATRIX.activities;
      assert.ok(first);
      const before = { ...first, name: 'A new first one', section: 'Frame' };
      await webview.send({
        type: 'show',
        shown: shownMatrix({ ...MATRIX, activities: [before, first, ...others] }),
      });
      await page.waitForSelector('text=A new first one');
      await page.keyboard.type('i');
      await page.keyboard.press('Enter');
      const { edit } = await webview.next('edit-cell');
      assert.deepEqual(edit, {
        matrix: 0,
        activity: 'Audit access',
        activityIndex: 3,
        role: 'DPO',
        letters: 'C/I',
      });
    }));

  it('gives an edit up whose activity is gone', () =>
    withMatrix(async (webview, page) => {
      await page.locator(cellAt(2, 0)).focus();
      await page.keyboard.type('c');
      await webview.send({
        type: 'show',
        shown: shownMatrix({ ...MATRIX, remarks: [], activities: MATRIX.activities.slice(0, 2) }),
      });
      await page.waitForFunction(() => !document.body.innerText.includes('Audit access'));
      assert.equal(await page.locator('.cell-editor').count(), 0);
      await page.locator(cellAt(0, 1)).dblclick();
      assert.equal(await page.locator('.cell-editor').count(), 1);
      assert.deepEqual(webview.sent, []);
    }));

  it('shows the text again when an edit is refused', () =>
    withMatrix(async (webview, page) => {
      await page.locator(cellAt(0, 0)).focus();
      await page.keyboard.press('Delete');
      assert.equal((await webview.next('edit-cell')).edit.letters, '');
      await page.waitForSelector(`${cellAt(0, 0)}[aria-busy="true"]`);
      await webview.send({ type: 'edit-refused', message: 'The text has changed' });
      await page.waitForSelector(`${cellAt(0, 0)}:not([aria-busy])`);
      assert.equal(await page.locator(cellAt(0, 0)).innerText(), 'A');
      assert.equal(await page.locator('[role="status"]').innerText(), 'The text has changed');
    }));

  it('opens the field by Enter, F2 and double click, with the letters to choose from', () =>
    withMatrix(async (webview, page) => {
      await page.locator(cellAt(0, 1)).focus();
      for (const key of ['Enter', 'F2']) {
        await page.keyboard.press(key);
        assert.equal(await page.locator('.cell-editor input').inputValue(), 'R', key);
        await page.keyboard.press('Escape');
        assert.equal(await page.locator('.cell-editor').count(), 0, key);
        assert.equal(await focused(page), '0 1', key);
      }
      await page.locator(cellAt(0, 1)).dblclick();
      assert.deepEqual(await page.locator('[role="option"] b').allInnerTexts(), [
        'R',
        'A',
        'C',
        'I',
        'A/R',
        '–',
      ]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      assert.equal((await webview.next('edit-cell')).edit.letters, 'C');
      assert.equal(await focused(page), '0 2');
      await page.keyboard.press('Enter');
      await page.locator('[role="option"]').nth(3).click();
      assert.equal((await webview.next('edit-cell')).edit.letters, 'I');
    }));

  it('takes no letter that the matrix does not know, and sends nothing that changes nothing', () =>
    withMatrix(async (webview, page) => {
      await page.locator(cellAt(0, 0)).focus();
      await page.keyboard.type('x');
      assert.equal(await page.locator('.cell-editor').count(), 0);
      await page.keyboard.press('F2');
      await page.keyboard.type('AX');
      await page.keyboard.press('Enter');
      assert.equal(
        await page.locator('.cell-editor [role="alert"]').innerText(),
        '"X" is not a valid letter of this matrix',
      );
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      assert.deepEqual(
        webview.sent.map(({ type }) => type),
        [],
      );
    }));

  it('leads to the source of cells, activities and roles', () =>
    withMatrix(async (webview, page) => {
      await page.locator(cellAt(0, 1)).focus();
      await page.keyboard.press('Control+Enter');
      assert.equal((await webview.next('reveal')).source.start, 31);
      await page.getByText('Audit access', { exact: true }).click();
      assert.equal((await webview.next('reveal')).source.start, 200);
      await page.locator(cellAt(-1, 2)).focus();
      await page.keyboard.press('Enter');
      assert.equal((await webview.next('reveal')).source.start, 100_200);
    }));

  it('hands undo, redo and save to the editor', () =>
    withMatrix(async (webview, page) => {
      await page.locator(cellAt(0, 1)).focus();
      await page.keyboard.press('Control+z');
      await webview.next('undo');
      await page.keyboard.press('Control+Shift+Z');
      await webview.next('redo');
      await page.keyboard.press('Control+y');
      await webview.next('redo');
      await page.keyboard.press('Control+s');
      await webview.next('save-document');
    }));

  it('leads from a remark to its row and to the page of its rule', () =>
    withMatrix(async (webview, page) => {
      await page.getByLabel('Filter activities').fill('policy');
      await page.getByRole('button', { name: 'No role is responsible (R) for "Audit access"' }).click();
      assert.equal(await focused(page), '2 -1');
      await page.getByRole('button', { name: 'raci/overload' }).click();
      assert.equal((await webview.next('show-rule')).rule, 'raci/overload');
    }));

  it('sorts, filters, and keeps that over a restart', () =>
    withMatrix(async (webview, page) => {
      await page.getByLabel('Activities', { exact: true }).selectOption({ label: 'By name' });
      assert.deepEqual(await names(page), ['Answer requests', 'Audit access', 'Write the policy']);
      assert.equal(await page.locator('.corner').getAttribute('aria-sort'), 'ascending');
      await page.getByLabel('Roles', { exact: true }).selectOption({ label: 'By name' });
      await page.getByLabel('Held by').selectOption({ label: 'Jonas' });
      assert.deepEqual(await names(page), ['Answer requests', 'Write the policy']);
      assert.equal(await page.locator('th.role.wanted').count(), 2);
      await page.getByLabel('Filter activities').fill('POLICY');
      assert.deepEqual(await names(page), ['Write the policy']);
      await page.getByLabel('Filter activities').fill('nothing of the kind');
      await page.getByRole('button', { name: 'Clear filter' }).click();
      assert.equal((await names(page)).length, 3);
      await page.getByLabel('Filter activities').fill('audit');
      const state = await webview.kept();
      await withMatrix(
        async (_, again) => {
          assert.deepEqual(await names(again), ['Audit access']);
          assert.equal(await again.getByLabel('Activities', { exact: true }).inputValue(), 'name');
        },
        MATRIX,
        { state },
      );
    }));

  it('starts afresh from an invalid state', () =>
    withMatrix(
      async (_, page) => {
        assert.deepEqual(await names(page), ['Write the policy', 'Answer requests', 'Audit access']);
      },
      MATRIX,
      {
        state: {
          view: 'raci/matrix',
          uri: 'file:///w/raci.yaml',
          parts: { 'raci/matrix': { rowOrder: '<img>', text: 7, matrix: -3, analysis: 'yes', holder: {} } },
        },
      },
    ));

  it('is read-only where cells cannot be written, and shows why', () =>
    withMatrix(
      async (webview, page) => {
        assert.match(await page.locator('.note').innerText(), /names under letters/u);
        await page.locator(cellAt(0, 0)).dblclick();
        await page.keyboard.type('R');
        await page.keyboard.press('Delete');
        assert.equal(await page.locator('.cell-editor').count(), 0);
        assert.deepEqual(webview.sent, []);
      },
      { ...MATRIX, editable: { reason: 'names under letters' } },
    ));

  it('highlights the row that the caret is in', () =>
    withMatrix(async (webview, page) => {
      await webview.send({ type: 'cursor', uri: MATRIX.activities[1]?.source.uri ?? '', offset: 150 });
      await page.waitForSelector('tr.current');
      assert.equal(await page.locator('tr.current .reveal').innerText(), 'Answer requests');
    }));

  it('shows hostile names as text', async () => {
    const hostile = ['<img src=x onerror="document.title=1">', 'x'.repeat(100_000), 'שלום \u202Eabc', '👩‍👩‍👧‍👦🏳️‍🌈'];
    const matrix = matrixOf(
      Object.fromEntries(hostile.map((name) => [name, [name]])),
      hostile.map((name) => ({ name, section: name, letters: ['A', 'R', 'C', 'I'] })),
    );
    await withMatrix(async (_, page) => {
      assert.equal(await page.locator('img').count(), 0);
      assert.equal(await page.title(), 'raci/matrix');
      const width = await page
        .locator('tbody th[data-row]')
        .nth(1)
        .evaluate((head) => head.clientWidth);
      assert.ok(width < 600, `${width} px`);
    }, matrix);
  });

  it('keeps few of 1,000 activities with 20 roles in the page', () =>
    withMatrix(
      async (_, page) => {
        assert.ok((await page.locator('tbody tr').count()) < 120);
        await page.locator(cellAt(0, 0)).focus();
        await page.keyboard.press('Control+End');
        assert.equal(await focused(page), '999 19');
        await page.keyboard.press('Control+Home');
        await page.keyboard.press('ArrowDown');
        for (let step = 0; step < 20; step++) await page.keyboard.press('PageDown');
        assert.equal(await focused(page), '200 -1');
        // However far one goes, no more rows are in the page.
        assert.ok((await page.locator('tbody tr').count()) < 120);
        assert.equal(await page.locator(cellAt(200, -1)).innerText(), 'Activity 201');
        const box = await page.locator(cellAt(200, -1)).boundingBox();
        assert.ok(box && box.y > 0 && box.y < 700, JSON.stringify(box));
      },
      largeMatrix(1000, 20),
    ));
});
