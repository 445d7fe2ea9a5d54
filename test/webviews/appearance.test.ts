import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from './accessibility-faults.ts';
import { FakeHost, type FakeWebview } from './fake-host.ts';
import { THEMES } from './host-page.ts';
import { takePicture } from './picture.ts';
import { decisionGraph, eventsOf, shownGraph, shownOf } from './samples.ts';

const VIEWS = [
  { name: 'diagram', thing: 'adr-11', shown: shownGraph(decisionGraph(12, 2)) },
  {
    name: 'timeline',
    thing: 'adr-11',
    shown: shownOf('adr/timeline', { type: 'timeline', timeline: eventsOf(14) }),
  },
];

describe('the frame of webviews', () => {
  let host: FakeHost;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  for (const { name, thing, shown } of VIEWS) {
    describe(`with a ${name}`, () => {
      let webview: FakeWebview;
      before(async () => {
        webview = await host.open({ view: shown.view });
      });
      after(() => webview.close());

      for (const theme of THEMES) {
        it(`has no fault of accessibility in the theme ${theme}`, async () => {
          const { page } = webview;
          await webview.setTheme(theme);
          await webview.send({ type: 'show', shown });
          await page.locator('.frame-problems').waitFor({ state: 'detached' });
          await page.locator(`[data-thing="${thing}"]`).first().waitFor();
          await takePicture(page, `${name}-${theme}`);
          assert.deepEqual(await accessibilityFaults(page, theme), []);
          assert.deepEqual(await faintTexts(page), [], 'text of the picture');
          await page.getByRole('button', { name: 'Save, copy or print' }).click();
          assert.deepEqual(await accessibilityFaults(page, theme), [], 'with the menu');
          await takePicture(page, `${name}-${theme}-menu`);
          await page.keyboard.press('Escape');
          await page.getByRole('button', { name: 'Show as table' }).click();
          assert.deepEqual(await accessibilityFaults(page, theme), [], 'as a table');
          await takePicture(page, `${name}-${theme}-table`);
          await page.getByRole('button', { name: 'Show as table' }).click();
          const problem = { message: 'Unexpected end', uri: 'file:///w/a.md', start: 7, end: 9, line: 3 };
          await webview.send({ type: 'show', shown: shownOf(shown.view, undefined, [problem]) });
          await page.locator('.frame-problems').waitFor();
          assert.deepEqual(await accessibilityFaults(page, theme), [], 'with a problem');
          await takePicture(page, `${name}-${theme}-problem`);
          assert.deepEqual(webview.faults, []);
        });
      }
    });
  }

  it('shows what to do where there is nothing to show', async () => {
    const webview = await host.open({ view: 'adr/graph', shown: shownOf('adr/graph', undefined) });
    await webview.page.getByText('No decisions in this folder yet.').waitFor();
    assert.deepEqual(await accessibilityFaults(webview.page), []);
    await webview.close();
  });

  it('shows what is wrong where there was never a picture', async () => {
    const problem = { message: 'Unexpected end', uri: 'file:///w/a.md', start: 7, end: 9, line: 3 };
    const webview = await host.open({ view: 'adr/graph', shown: shownOf('adr/graph', undefined, [problem]) });
    await webview.page.getByText('The diagram appears when the file can be parsed.').waitFor();
    await webview.page.getByText('Line 3: Unexpected end').waitFor();
    assert.deepEqual(await accessibilityFaults(webview.page), []);
    await webview.close();
  });

  it('shows that the server stopped, and keeps the picture', async () => {
    const webview = await host.open({ view: 'adr/graph', shown: shownGraph(decisionGraph(5)) });
    await webview.page.locator('[data-thing="adr-4"]').waitFor();
    await webview.send({ type: 'server', running: false });
    await webview.page.getByText('server has stopped').waitFor();
    assert.equal(await webview.page.locator('.canvas .node').count(), 5);
    await webview.close();
  });

  it('speaks French', async () => {
    const webview = await host.open({
      view: 'adr/graph',
      language: 'fr',
      shown: shownGraph(decisionGraph(5)),
    });
    const { page } = webview;
    await page.locator('[data-thing="adr-4"]').waitFor();
    await page.getByRole('button', { name: 'Agrandir (+)' }).waitFor();
    const name = await page.locator('[data-thing="edge:adr-1→adr-0"]').getAttribute('aria-label');
    assert.match(name ?? '', / vers ADR-0000 /u);
    await webview.close();
  });

  it('is worked by keys: the toolbar is one stop, its menu opens, walks and closes', async () => {
    const webview = await host.open({ view: 'adr/graph', shown: shownGraph(decisionGraph(5)) });
    const { page } = webview;
    await page.locator('[data-thing="adr-4"]').waitFor();
    const reach = async (
      key: string,
      role: 'button' | 'menuitem' | 'searchbox',
      name: string,
    ): Promise<void> => {
      await page.keyboard.press(key);
      await page.getByRole(role, { name }).and(page.locator(':focus')).waitFor();
    };
    await reach('Tab', 'searchbox', 'Search in the diagram');
    await reach('Tab', 'button', 'Show all');
    await reach('ArrowLeft', 'button', 'Save, copy or print');
    await reach('Enter', 'menuitem', 'Save as SVG…');
    await reach('ArrowDown', 'menuitem', 'Save as PNG…');
    await reach('Escape', 'button', 'Save, copy or print');
    await reach('Tab', 'button', 'ADR-');
    await webview.close();
  });
});

/** Texts of the picture that stand out too little from what they are drawn on, which axe does not look into. */
async function faintTexts(page: Page): Promise<string[]> {
  // Colours are read from painted pixels, one over the other: theirs may be of any notation, and transparent.
  const texts = await page.evaluate(() => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('No canvas');
    const background = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll('.canvas text:not(.halo, .group-halo), .canvas tspan')].map(
      (text) => {
        const shape = text.closest('.node, .group')?.querySelector('.shape, .frame');
        const [ground, letters] = [
          [background, ...(shape ? [getComputedStyle(shape).fill] : [])],
          [getComputedStyle(text).fill],
        ].map((colours) => {
          for (const colour of colours) {
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
          }
          return [...context.getImageData(0, 0, 1, 1).data];
        });
        return { text: text.textContent, ground: ground ?? [], letters: letters ?? [] };
      },
    );
  });
  assert.ok(texts.length > 10);
  return texts.flatMap(({ text, ground, letters }) => {
    const ratio = contrast(luminance(ground), luminance(letters));
    return ratio < 4.5 ? [`${text}: ${ratio.toFixed(2)}`] : [];
  });
}

/** As https://www.w3.org/TR/WCAG22/#dfn-relative-luminance defines it, of red, green and blue from 0 to 255. */
function luminance(pixel: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = pixel.map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
