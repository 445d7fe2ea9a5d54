import assert from 'node:assert/strict';
import { FakeHost, type FakeWebview } from './fake-host.ts';
import { keepPicture } from './picture.ts';
import { decisionGraph, shownGraph } from './samples.ts';

describe('a picture that is exported', () => {
  let host: FakeHost;
  let webview: FakeWebview;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });
  beforeEach(async () => {
    webview = await host.open({ view: 'adr/graph', theme: 'dark', shown: shownGraph(decisionGraph(12)) });
    await webview.page.locator('[data-thing="adr-11"]').waitFor();
  });
  afterEach(async () => {
    const { faults } = webview;
    await webview.close();
    assert.deepEqual(faults, []);
  });

  async function choose(...items: readonly string[]): Promise<void> {
    const { page } = webview;
    for (const name of items) {
      const item = page.getByRole(/background/iu.test(name) ? 'menuitemradio' : 'menuitem', {
        name: name.replace(/ background$/u, ''),
      });
      if (!(await item.isVisible())) await page.getByRole('button', { name: 'Save, copy or print' }).click();
      await item.click();
    }
  }

  async function pixels(
    base64: string,
  ): Promise<{ width: number; height: number; corner: number[]; colours: number }> {
    return webview.page.evaluate(async (data) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('No canvas');
      context.drawImage(bitmap, 0, 0);
      const all = new Uint32Array(context.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
      const corner = [...context.getImageData(0, 0, 1, 1).data];
      return { width: bitmap.width, height: bitmap.height, corner, colours: new Set(all).size };
    }, base64);
  }

  it('stands on its own as SVG, with the colours of the theme', async () => {
    await choose('Save as SVG…');
    const { data, format, purpose } = await webview.next('picture');
    assert.deepEqual([format, purpose], ['svg', 'save']);
    await keepPicture('export-dark.svg', data);
    assert.doesNotMatch(data, /var\(|class=|style=|data-thing|tabindex|color\(|foreignObject/u);
    assert.match(data, /fill="#1f1f1f"/u, 'the background of the theme');
    assert.match(data, /stroke="#89d185"/u, 'the green of the theme');
    assert.match(data, /font-family="[^"]+"/u);
    assert.match(data, />ADR-0003</u);
    const errors = await webview.page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('parsererror').length,
      data,
    );
    assert.equal(errors, 0);
  });

  it('is the same picture however it is looked at', async () => {
    await choose('Save as SVG…');
    const { data } = await webview.next('picture');
    await webview.page.locator('[data-thing="adr-3"]').click();
    await webview.page.keyboard.press('+');
    await webview.send({ type: 'picture-wanted', format: 'svg', purpose: 'save' });
    assert.equal((await webview.next('picture')).data, data);
  });

  it('is made when it was asked for before it was drawn', async () => {
    const early = await host.open({ view: 'adr/graph' });
    await early.send({ type: 'show', shown: shownGraph(decisionGraph(5)) });
    await early.send({ type: 'picture-wanted', format: 'svg', purpose: 'save' });
    assert.match((await early.next('picture')).data, />ADR-0004</u);
    await early.close();
  });

  it('is a PNG of twice the density', async () => {
    await choose('Save as PNG…');
    const { data, format } = await webview.next('picture');
    assert.equal(format, 'png');
    await keepPicture('export-dark.png', Buffer.from(data, 'base64'));
    const sheet = await webview.page
      .locator('.canvas-sheet > svg')
      .evaluate((svg) => (svg as SVGSVGElement).viewBox.baseVal.width);
    const { width, corner, colours } = await pixels(data);
    assert.ok(Math.abs(width - 2 * (sheet + 32)) <= 4, `${width} for ${sheet}`);
    assert.deepEqual(corner, [0x1f, 0x1f, 0x1f, 255]);
    assert.ok(colours > 50, `${colours} colours`);
  });

  it('stands on white with dark letters, or on nothing, when asked', async () => {
    await choose('White (for documents) background', 'Save as PNG…');
    const white = await webview.next('picture');
    await keepPicture('export-white.png', Buffer.from(white.data, 'base64'));
    assert.deepEqual((await pixels(white.data)).corner, [255, 255, 255, 255]);
    await choose('Save as SVG…');
    assert.match((await webview.next('picture')).data, /<tspan[^>]* fill="#1f2328"/u);
    await choose('None background', 'Save as PNG…');
    assert.deepEqual((await pixels((await webview.next('picture')).data)).corner, [0, 0, 0, 0]);
  });

  it('is Markdown with a mermaid block', async () => {
    await choose('Copy as Markdown');
    const { data, format, purpose } = await webview.next('picture');
    assert.deepEqual([format, purpose], ['markdown', 'copy']);
    assert.match(data, /^```mermaid\nflowchart TB\n/u);
    assert.match(data, /ADR-0003/u);
    assert.ok(data.endsWith('```\n'));
  });

  it('is copied as a picture into the clipboard', async () => {
    await webview.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose('Copy as image');
    await webview.page.getByText('The diagram was copied to the clipboard.').waitFor();
    const types = await webview.page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap(({ types }) => types),
    );
    assert.deepEqual(types, ['image/png']);
  });

  it('is printed as a page: white, with the equivalent table', async () => {
    await choose('Print…');
    const { body } = await webview.next('print');
    assert.match(
      body,
      /^<h1>Decisions<\/h1>\n<figure><svg[\s\S]*fill="#ffffff"[\s\S]*<table>[\s\S]*ADR-0003/u,
    );
    assert.doesNotMatch(body, /<\?xml/u);
  });
});
