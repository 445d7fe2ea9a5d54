import assert from 'node:assert/strict';
import type { Diagram } from '@vitruve/manifests';
import { accessibilityFaults } from './accessibility-faults.ts';
import { drawn, focused, placement, scaleOf, thing } from './drawn-diagram.ts';
import { FakeHost, type FakeWebview } from './fake-host.ts';
import { decisionGraph, DOCUMENT, shownGraph, shownOf, sourceOf } from './samples.ts';

describe('a diagram in a webview', () => {
  let host: FakeHost;
  let webview: FakeWebview;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });
  beforeEach(async () => {
    webview = await host.open({ view: 'adr/graph', shown: shownGraph(decisionGraph(12)) });
    await drawn(webview, 'adr-11');
  });
  afterEach(async () => {
    const { faults } = webview;
    await webview.close();
    assert.deepEqual(faults, [], 'nothing is refused by the policy, and nothing is thrown');
  });

  it('shows every node and edge, named for a screen reader', async () => {
    const nodes = webview.page.locator('.canvas .node');
    assert.equal(await nodes.count(), 12);
    const name = await webview.page.locator('[data-thing="adr-4"]').getAttribute('aria-label');
    assert.equal(name, 'ADR-0004 Decide on the data lake. proposed · 2026-05-01');
    assert.equal(await webview.page.locator('.canvas .edge').count(), 13);
    const edge = webview.page.locator('[data-thing="edge:adr-3→adr-1"]');
    assert.match((await edge.getAttribute('aria-label')) ?? '', /^ADR-0003 .* to ADR-0001 .*: supersedes$/u);
  });

  it('leads to the source by a click', async () => {
    await webview.page.locator('[data-thing="adr-3"]').click();
    assert.deepEqual((await webview.next('reveal')).source, sourceOf(3));
  });

  it('leads to the source of an edge by a click on its label', async () => {
    await webview.page.locator('[data-of="edge:adr-3→adr-1"]').click();
    assert.deepEqual((await webview.next('reveal')).source, sourceOf(3));
  });

  it('is one stop of the Tab key, walked through by arrows, and Enter leads to the source', async () => {
    const { page } = webview;
    assert.equal(await page.locator('.canvas [tabindex="0"]').count(), 1);
    await page.locator('.canvas [tabindex="0"]').focus();
    await page.keyboard.press('End');
    const last = await focused(page);
    await page.keyboard.press('Home');
    const first = await focused(page);
    assert.notEqual(first, last);
    await page.locator('[data-thing="adr-0"]').focus();
    await page.keyboard.press('ArrowUp');
    const above = (await focused(page)) ?? '';
    const [box, lower] = [await thing(page, above).boundingBox(), await thing(page, 'adr-0').boundingBox()];
    assert.ok(box && lower && box.y + box.height < lower.y, `above adr-0 is ${above}`);
    await page.keyboard.press('Enter');
    assert.deepEqual((await webview.next('reveal')).source, sourceOf(Number(above.slice(4))));
    assert.equal(await page.locator('.canvas [tabindex="0"]').count(), 1);
  });

  it('goes from a node to its lines by E, and on from there', async () => {
    const { page } = webview;
    await thing(page, 'adr-1').focus();
    const lines: (string | undefined)[] = [];
    for (let times = 0; times < 5; times++) {
      await page.keyboard.press('e');
      lines.push(await focused(page));
    }
    const all = ['edge:adr-1→adr-0', 'edge:adr-3→adr-1', 'edge:adr-4→adr-1', 'edge:adr-5→adr-1'];
    assert.deepEqual(lines, [...all, all[0]]);
    await page.keyboard.press('Shift+E');
    assert.equal(await focused(page), all[3]);
    await page.keyboard.press('Enter');
    assert.deepEqual((await webview.next('reveal')).source, sourceOf(5));
    await page.keyboard.press('ArrowDown');
    assert.match((await focused(page)) ?? '', /^adr-/u);
  });

  it('does not drag what is clicked, nor click what is dragged', async () => {
    const { page } = webview;
    const before = await placement(page);
    const box = await page.locator('[data-thing="adr-3"]').boundingBox();
    assert.ok(box);
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 80, box.y + 60, { steps: 4 });
    await page.mouse.up();
    assert.notEqual(await placement(page), before);
    assert.equal(webview.sent.filter(({ type }) => type === 'reveal').length, 0);
  });

  it('keeps zoom and place when the text changes', async () => {
    const { page } = webview;
    const opened = scaleOf(await placement(page));
    await page.locator('.canvas').hover({ position: { x: 300, y: 200 } });
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    await page.mouse.wheel(0, 40);
    const before = await placement(page);
    assert.ok(scaleOf(before) > opened * 1.05, `${opened} became ${before}`);
    await webview.send({ type: 'show', shown: shownGraph(decisionGraph(14)) });
    await drawn(webview, 'adr-13');
    assert.equal(await placement(page), before);
  });

  it('keeps the chosen thing where it is when others come', async () => {
    const { page } = webview;
    await page.locator('[data-thing="adr-3"]').click();
    await page.keyboard.press('+');
    const before = await page.locator('[data-thing="adr-3"]').boundingBox();
    await webview.send({ type: 'show', shown: shownGraph(decisionGraph(20)) });
    await drawn(webview, 'adr-19');
    const after = await page.locator('[data-thing="adr-3"]').boundingBox();
    assert.ok(before && after);
    assert.ok(
      Math.abs(before.x + before.width / 2 - after.x - after.width / 2) < 2,
      `${before.x} ${after.x}`,
    );
    assert.ok(
      Math.abs(before.y + before.height / 2 - after.y - after.height / 2) < 2,
      `${before.y} ${after.y}`,
    );
    assert.equal(await focused(page), 'adr-3');
  });

  it('fits the window at any size until one looks closer', async () => {
    const { page } = webview;
    /** Resolves once it does: the canvas hears of a new size a little later. */
    const fits = (): Promise<unknown> =>
      page.waitForFunction(() => {
        const [room, sheet] = ['.canvas', '.canvas-sheet'].map((name) =>
          document.querySelector(name)?.getBoundingClientRect(),
        );
        return room && sheet && sheet.left >= room.left && sheet.right <= room.right;
      });
    await webview.send({ type: 'show', shown: shownGraph(decisionGraph(5)) });
    await thing(page, 'adr-11').waitFor({ state: 'detached' });
    const resized = (width: number): Promise<void> => page.setViewportSize({ width, height: 600 });
    await resized(1300);
    await fits();
    await resized(1200);
    await fits();
    await resized(400);
    // No smaller than can be read.
    await page.waitForFunction(() =>
      document.querySelector<HTMLElement>('.canvas-sheet')?.style.transform.includes('scale(0.8)'),
    );
    await page.getByRole('button', { name: 'Fit to window' }).click();
    await fits();
    // As small as it takes, once that was asked for.
    await resized(300);
    await fits();
    await page.locator('.canvas [tabindex="0"]').focus();
    await page.keyboard.press('+');
    const before = await placement(page);
    await resized(800);
    assert.equal(await placement(page), before);
    await page.keyboard.press('0');
    await fits();
  });

  it('keeps the last good picture while the text is broken, and leads to the fault', async () => {
    const { page } = webview;
    const problem = { message: 'Unexpected end', uri: 'file:///w/a.md', start: 7, end: 9, line: 3 };
    await webview.send({ type: 'show', shown: shownOf('adr/graph', undefined, [problem]) });
    const banner = page.locator('.frame-problems');
    await banner.waitFor();
    assert.equal(await page.locator('.canvas .node').count(), 12);
    await banner.getByText('Line 3: Unexpected end').click();
    assert.deepEqual((await webview.next('reveal')).source, { uri: 'file:///w/a.md', start: 7, end: 9 });
    await webview.send({ type: 'show', shown: shownGraph(decisionGraph(12)) });
    await banner.waitFor({ state: 'detached' });
  });

  it('marks what the caret is in, the innermost, and brings it into sight', async () => {
    const { page } = webview;
    await page.locator('.canvas').hover({ position: { x: 5, y: 5 } });
    await page.mouse.wheel(0, 5000);
    const { uri } = sourceOf(7);
    await webview.send({ type: 'cursor', uri, offset: 750 });
    const marked = page.locator('.canvas .at-cursor');
    await marked.first().waitFor();
    assert.deepEqual(
      await marked.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['thing'])),
      ['adr-7'],
    );
    assert.equal(await marked.getAttribute('aria-current'), 'location');
    const room = await page.locator('.canvas').boundingBox();
    const box = await marked.boundingBox();
    assert.ok(room && box && box.y >= room.y && box.y + box.height <= room.y + room.height);
  });

  it('finds by text and steps through what it found', async () => {
    const { page } = webview;
    await page.keyboard.press('Control+f');
    await page.keyboard.type('backups');
    await page.getByText('Matches: 2').waitFor();
    assert.equal(await page.locator('.canvas .found').count(), 2);
    await page.keyboard.press('Enter');
    await page.getByText('1 of 2').waitFor();
    assert.equal(await page.locator('.canvas .found-now').getAttribute('data-thing'), 'adr-1');
    await page.keyboard.press('Shift+Enter');
    assert.equal(await page.locator('.canvas .found-now').getAttribute('data-thing'), 'adr-7');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.canvas .found').count(), 0);
  });

  it('zooms to what it finds where that is too small to be read', async () => {
    const { page } = webview;
    await page.locator('.canvas').hover({ position: { x: 100, y: 100 } });
    await page.keyboard.down('Control');
    for (let times = 0; times < 8; times++) await page.mouse.wheel(0, 200);
    await page.keyboard.up('Control');
    const small = scaleOf(await placement(page));
    assert.ok(small < 0.5, String(small));
    await page.keyboard.press('Control+f');
    await page.keyboard.type('ADR-0007');
    await page.getByText('Matches: 1').waitFor();
    assert.equal(scaleOf(await placement(page)), 1);
    const [room, hit] = await Promise.all(
      ['.canvas', '[data-thing="adr-7"]'].map((name) => page.locator(name).first().boundingBox()),
    );
    assert.ok(room && hit);
    assert.ok(hit.x >= room.x && hit.x + hit.width <= room.x + room.width, JSON.stringify({ room, hit }));
    assert.ok(hit.y >= room.y && hit.y + hit.height <= room.y + room.height);
    // The newer drawing is searched too, but nobody asked to move.
    await page.locator('.canvas').hover({ position: { x: 100, y: 100 } });
    await page.mouse.wheel(0, 300);
    const before = await placement(page);
    await webview.send({ type: 'show', shown: shownGraph(decisionGraph(13)) });
    await drawn(webview, 'adr-12');
    assert.equal(await placement(page), before);
  });

  it('takes the keys by a click on the background', async () => {
    const { page } = webview;
    const before = scaleOf(await placement(page));
    await page.locator('.canvas').click({ position: { x: 6, y: 6 } });
    assert.equal(webview.sent.filter(({ type }) => type === 'reveal').length, 0);
    await page.keyboard.press('+');
    assert.ok(scaleOf(await placement(page)) > before);
    // With nothing chosen, arrows begin in the middle of what is in sight.
    await page.keyboard.press('ArrowDown');
    assert.match((await focused(page)) ?? '', /^adr-/u);
  });

  it('shows a way back where nothing is in sight', async () => {
    const { page } = webview;
    const way = page.getByRole('button', { name: 'Back to the diagram' });
    const before = await placement(page);
    assert.equal(await way.count(), 0);
    await page.locator('.canvas').hover({ position: { x: 100, y: 100 } });
    await page.mouse.wheel(0, 9000);
    await way.waitFor();
    assert.deepEqual(await accessibilityFaults(page), []);
    await way.click();
    await way.waitFor({ state: 'detached' });
    assert.equal(await placement(page), before);
  });

  it('draws a chain downwards in a narrow panel, and as it is where there is room', async () => {
    const { page } = webview;
    const nodes = decisionGraph(6).nodes;
    const edges = nodes.slice(1).map(({ id }, index) => ({
      from: nodes[index]?.id ?? '',
      to: id,
      line: 'solid' as const,
      tone: 'neutral' as const,
    }));
    const chain: Diagram = { ...decisionGraph(0), direction: 'right', nodes, edges };
    await webview.send({ type: 'show', shown: shownGraph(chain) });
    await thing(page, 'adr-11').waitFor({ state: 'detached' });
    const isBelow = (): Promise<boolean> =>
      page.evaluate(() => {
        const [first, last] = ['adr-0', 'adr-5'].map((id) =>
          document.querySelector(`.canvas [data-thing="${id}"]`)?.getBoundingClientRect(),
        );
        return Boolean(first && last && last.top > first.bottom);
      });
    assert.equal(await isBelow(), false);
    const first = await page.locator('.canvas-sheet > svg').elementHandle();
    await page.setViewportSize({ width: 600, height: 700 });
    await page.waitForFunction((svg) => !svg.isConnected, first);
    assert.equal(await isBelow(), true);
    assert.ok(scaleOf(await placement(page)) >= 0.8);
  });

  it('has titles of groups of 12 pixels at the least, at the size in which it opens', async () => {
    const { page } = webview;
    await webview.send({ type: 'show', shown: shownGraph(decisionGraph(60, 4)) });
    await drawn(webview, 'group:group-3');
    const size = await page
      .locator('.group-label')
      .first()
      .evaluate((text) => parseFloat(getComputedStyle(text).fontSize));
    const scale = scaleOf(await placement(page));
    assert.ok(size * scale >= 12, `${size} at ${scale}`);
  });

  it('shows the neighbours of a node only, and everything again', async () => {
    const { page } = webview;
    await page.locator('[data-thing="adr-1"]').click();
    await page.getByRole('button', { name: 'Show only neighbors' }).click();
    await page.locator('[data-thing="adr-2"]').waitFor({ state: 'detached' });
    assert.deepEqual(
      await page
        .locator('.canvas .node')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['thing']).sort()),
      ['adr-0', 'adr-1', 'adr-3', 'adr-4', 'adr-5'],
    );
    await page.getByRole('button', { name: 'Show all' }).click();
    await drawn(webview, 'adr-2');
  });

  it('folds groups into a node each, which opens by a click', async () => {
    const { page } = webview;
    await webview.send({ type: 'show', shown: shownGraph(decisionGraph(12, 3)) });
    await drawn(webview, 'group:group-1');
    await page.getByRole('button', { name: 'Collapse all groups', exact: true }).click();
    await page.locator('.canvas .node[data-thing="group:group-1"]').waitFor();
    assert.equal(await page.locator('.canvas .node').count(), 3);
    await page.locator('.canvas .node[data-thing="group:group-1"]').click();
    await drawn(webview, 'adr-1');
    assert.equal(await page.locator('.canvas .node').count(), 6);
  });

  it('has an equivalent table whose rows lead to their sources', async () => {
    const { page } = webview;
    await page.getByRole('button', { name: 'Show as table' }).click();
    const row = page.getByRole('button', { name: 'ADR-0003 Decide on messages between services' });
    await row.first().click();
    assert.deepEqual((await webview.next('reveal')).source, sourceOf(3));
    await page.getByRole('button', { name: 'Show as table' }).click();
    assert.ok(await page.locator('.canvas').isVisible());
  });

  it('follows another theme without being drawn again', async () => {
    const { page } = webview;
    const shape = page.locator('[data-thing="adr-3"] .shape');
    const colour = (): Promise<string> => shape.evaluate((element) => getComputedStyle(element).stroke);
    const svg = await page.locator('.canvas-sheet > svg').elementHandle();
    const before = await colour();
    await page.evaluate(() => {
      document.documentElement.style.setProperty('--vscode-charts-green', '#123456');
      document.body.className = 'vscode-high-contrast';
    });
    assert.notEqual(await colour(), before);
    assert.equal(await colour(), 'rgb(18, 52, 86)');
    assert.ok(await svg.evaluate((element) => element.isConnected));
  });

  it('does not draw again when things only moved in the text', async () => {
    const { page } = webview;
    const svg = await page.locator('.canvas-sheet > svg').elementHandle();
    const graph = decisionGraph(12);
    const nodes = graph.nodes.map((node, index) => ({ ...node, source: sourceOf(index + 100) }));
    await webview.send({ type: 'show', shown: shownGraph({ ...graph, nodes }) });
    await page.locator('[data-thing="adr-3"]').click();
    assert.deepEqual((await webview.next('reveal')).source, sourceOf(103));
    assert.ok(await svg.evaluate((element) => element.isConnected));
  });

  it('comes back as it was left', async () => {
    const { page } = webview;
    await page.locator('[data-thing="adr-1"]').click();
    await page.getByRole('button', { name: 'Show only neighbors' }).click();
    await page.locator('[data-thing="adr-2"]').waitFor({ state: 'detached' });
    await page.locator('[data-thing="adr-1"]').focus();
    await page.keyboard.press('+');
    await page.keyboard.press('Shift+ArrowLeft');
    const before = await placement(page);
    const state = await webview.kept();
    assert.deepEqual([state.view, state.uri], ['adr/graph', DOCUMENT]);
    const again = await host.open({
      view: 'adr/graph',
      state,
      shown: shownGraph(decisionGraph(12)),
    });
    await drawn(again, 'adr-1');
    assert.equal(await again.page.locator('.canvas .node').count(), 5);
    assert.equal(await placement(again.page), before);
    await again.close();
  });
});
