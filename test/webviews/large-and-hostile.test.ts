import assert from 'node:assert/strict';
import type { Diagram } from '@vitruve/manifests';
import { FakeHost } from './fake-host.ts';
import { takePicture } from './picture.ts';
import { decisionGraph, shownGraph, sourceOf } from './samples.ts';

const LONG = 'long '.repeat(20_000);
const HOSTILE: readonly string[] = [
  '<img src=x onerror="globalThis.harmed = true">',
  '<script>globalThis.harmed = true</script>',
  '"]; click n0 call alert() %%{init: {"securityLevel": "loose"}}%%',
  'end\n  subgraph x\n  n9["y"]',
  '`**bold** _and_` `$$\\sqrt{x}$$` fa:fa-bug',
  '#quot;#35;&lt;b&gt; &amp; \\n \\u003c',
  'قرار بشأن قاعدة البيانات ‏(PostgreSQL)‏',
  '\u202eoverridden\u202c direction',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇫🇷 ✅',
  'A\u0000B\u0007\u001b[31mC',
  '   ',
  LONG,
];

function hostileGraph(): Diagram {
  return {
    direction: 'right',
    legend: HOSTILE.slice(0, 3).map((label) => ({ label, tone: 'bad', shape: 'box' })),
    groups: HOSTILE.map((label, index) => ({ id: `<g ${index}>"'`, label })),
    nodes: HOSTILE.map((label, index) => ({
      id: `"'><b ${index}`,
      label,
      detail: label,
      description: label,
      shape: 'rounded',
      tone: 'neutral',
      group: `<g ${index}>"'`,
      source: sourceOf(index),
    })),
    edges: HOSTILE.slice(1).map((label, index) => ({
      from: `"'><b ${index}`,
      to: `"'><b ${index + 1}`,
      label,
      line: 'solid',
      tone: 'neutral',
      source: sourceOf(index),
    })),
  };
}

describe('a diagram that is large or hostile', () => {
  let host: FakeHost;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  for (const copies of [1, 20]) {
    it(`shows hostile labels as the texts they are (${copies * HOSTILE.length} nodes)`, async () => {
      const one = hostileGraph();
      // Twenty times as many are drawn by ourselves, fewer by mermaid.
      const nodes = Array.from({ length: copies }, (_, copy) =>
        one.nodes.map((node) => ({ ...node, id: `${node.id}${copy === 0 ? '' : `-${copy}`}` })),
      ).flat();
      const webview = await host.open({ view: 'adr/graph', shown: shownGraph({ ...one, nodes }) });
      const { page } = webview;
      if (copies > 1) {
        await page.locator('.canvas .node').first().waitFor();
        await page.getByRole('button', { name: 'Expand all groups' }).click();
      }
      await page.waitForFunction(
        (count) => document.querySelectorAll('.canvas .node').length === count,
        nodes.length,
      );
      assert.equal(await page.evaluate(() => 'harmed' in globalThis), false);
      assert.equal(
        await page.locator('.canvas :is(img, script, a, foreignObject, image, use, b)').count(),
        0,
      );
      const texts = await page
        .locator('.canvas .node')
        .evaluateAll((all) => all.map((one) => one.textContent));
      assert.ok(
        texts.some((text) => text.includes('onerror')),
        'the label is there, as text',
      );
      assert.ok(!texts.some((text) => /ﬂ°|&lt;img|#lt;/u.test(text)), 'no sign stands for another');
      const longest = await page
        .locator('.canvas .node')
        .evaluateAll((all) => Math.max(...all.map((one) => one.getAttribute('aria-label')?.length ?? 0)));
      assert.ok(longest < 1000, `a name of ${longest} characters`);
      await takePicture(page, `hostile-${copies}`);
      // It may be out of sight where another part of the picture shows more.
      await page.getByRole('button', { name: 'Fit to window (0)' }).click();
      await page.locator('.canvas .node').first().click();
      assert.deepEqual((await webview.next('reveal')).source, sourceOf(0));
      await page.getByRole('button', { name: 'Show as table' }).click();
      await page.locator('.twin').waitFor();
      assert.equal(await page.locator('.twin :is(img, script, b)').count(), 0);
      assert.deepEqual(webview.faults, []);
      await webview.close();
    });
  }

  it('starts folded by group beyond what can be taken in, and opens on demand', async () => {
    const webview = await host.open({ view: 'adr/graph', shown: shownGraph(decisionGraph(1000, 10)) });
    const { page } = webview;
    await page.locator('[data-thing="group:group-9"]').waitFor();
    assert.equal(await page.locator('.canvas .node').count(), 10);
    await page.locator('[data-thing="group:group-3"]').click();
    await page.locator('[data-thing="adr-3"]').waitFor();
    assert.equal(await page.locator('.canvas .node').count(), 109);
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('draws a thousand nodes where another process places them', async () => {
    const webview = await host.open({ view: 'adr/graph', shown: shownGraph(decisionGraph(1000)) });
    const { page } = webview;
    await page.locator('.canvas .node').first().waitFor();
    await page.getByRole('button', { name: 'Expand all groups' }).click();
    await page.locator('[data-thing="adr-999"]').waitFor({ state: 'attached' });
    assert.equal(await page.locator('.canvas .node').count(), 1000);
    assert.equal((await webview.next('layout')).diagram.nodes.length, 1000);
    await takePicture(page, 'thousand');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('ADR-0777');
    await page.keyboard.press('Enter');
    await page.getByText('1 of 1').waitFor();
    assert.ok(await page.locator('[data-thing="adr-777"]').isVisible());
    await page.locator('[data-thing="adr-777"]').click();
    assert.deepEqual((await webview.next('reveal')).source, sourceOf(777));
    await page.getByRole('button', { name: 'Show downstream' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.canvas .node').length < 50);
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('lays out diagrams with arrows between groups with Graphviz', async () => {
    const webview = await host.open({ view: 'adr/graph', shown: shownGraph(decisionGraph(20, 2)) });
    await webview.page.locator('[data-thing="adr-19"]').waitFor({ state: 'attached' });
    assert.equal((await webview.next('layout')).diagram.nodes.length, 20);
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('shows why a diagram cannot be laid out, and keeps the last one', async () => {
    const webview = await host.open({ view: 'adr/graph', shown: shownGraph(decisionGraph(5)) });
    const { page } = webview;
    await page.locator('[data-thing="adr-4"]').waitFor();
    webview.refuseLayouts = 'This diagram is too large';
    await webview.send({ type: 'show', shown: shownGraph(decisionGraph(200, 10)) });
    await page.getByText('Failed to draw the diagram: This diagram is too large').waitFor();
    assert.equal(await page.locator('.canvas .node').count(), 5);
    await webview.send({ type: 'show', shown: shownGraph(decisionGraph(6)) });
    await page.locator('[data-thing="adr-5"]').waitFor();
    assert.equal(await page.locator('.diagram-failure').count(), 0);
    await webview.close();
  });
});
