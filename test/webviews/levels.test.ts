import assert from 'node:assert/strict';
import type { Diagram, DiagramGroup, DiagramNode } from '@vitruve/manifests';
import { accessibilityFaults } from './accessibility-faults.ts';
import { drawn, focused, thing } from './drawn-diagram.ts';
import { FakeHost, type FakeWebview } from './fake-host.ts';
import { THEMES, type Theme } from './host-page.ts';
import { takePicture } from './picture.ts';
import { shownOf, sourceOf } from './samples.ts';

const SIZE = { width: 1440, height: 900 };

function node(id: string, at: number, more: Partial<DiagramNode> = {}): DiagramNode {
  return { id, label: id, shape: 'box', tone: 'neutral', source: sourceOf(at), ...more };
}

function group(id: string, at: number, more: Partial<DiagramGroup>): DiagramGroup {
  const closed = { shape: 'box', tone: 'neutral', detail: 'service · Go' } as const;
  return { id, label: `The ${id}`, source: sourceOf(at), closed, ...more };
}

const LEVELS: Diagram = {
  direction: 'down',
  nodes: [
    node('client', 0, { shape: 'stadium', tone: 'good' }),
    node('web', 1, { group: 'shop' }),
    node('orders', 2, { group: 'api' }),
    node('carts', 3, { group: 'api' }),
    node('Deployment/api', 4, { group: 'api', shape: 'rounded', tone: 'muted', detail: 'Manifest' }),
    node('bank', 5, { tone: 'muted', shape: 'ellipse' }),
  ],
  edges: [
    {
      from: 'client',
      to: 'web',
      line: 'solid',
      tone: 'neutral',
      label: 'https',
      description: 'https: order',
    },
    { from: 'web', to: 'orders', line: 'solid', tone: 'neutral', description: 'https: order (internal)' },
    { from: 'web', to: 'carts', line: 'solid', tone: 'neutral', description: 'https: cart' },
    { from: 'orders', to: 'bank', line: 'solid', tone: 'neutral' },
    { from: 'Deployment/api', to: 'orders', line: 'dotted', tone: 'muted', label: 'deploys' },
  ],
  groups: [
    group('shop', 10, { level: 'Containers' }),
    group('api', 11, { parent: 'shop', level: 'Components' }),
  ],
  legend: [{ label: 'Service', shape: 'box', tone: 'neutral' }],
  levels: { top: 'Context' },
};

describe('a diagram of levels in a webview', () => {
  let host: FakeHost;
  let webview: FakeWebview;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });
  const open = async (theme: Theme = THEMES[0]): Promise<void> => {
    const shown = shownOf('architecture/levels', { type: 'diagram', diagram: LEVELS });
    webview = await host.open({ view: 'architecture/levels', shown, theme, size: SIZE });
    await drawn(webview, 'group:shop');
  };
  afterEach(async () => {
    const { faults } = webview;
    await webview.close();
    assert.deepEqual(faults, [], 'nothing is refused by the policy, and nothing is thrown');
  });

  const crumbs = async (): Promise<string[]> => webview.page.locator('.level-bar li').allInnerTexts();

  it('opens a level by a double click, and by Enter, with the focus on what was opened', async () => {
    await open();
    const { page } = webview;
    assert.deepEqual(await crumbs(), ['Context']);
    assert.equal(await thing(page, 'web').count(), 0);
    await thing(page, 'group:shop').dblclick();
    await drawn(webview, 'web');
    assert.deepEqual(await crumbs(), ['Context', 'The shop (Containers)']);
    await thing(page, 'group:api').focus();
    await page.keyboard.press('Enter');
    await drawn(webview, 'orders');
    assert.deepEqual(await crumbs(), ['Context', 'The shop (Containers)', 'The api (Components)']);
    assert.equal(await focused(page), 'group:api');
    assert.ok(
      webview.sent.every(({ type }) => type !== 'reveal'),
      'the second click of a double click opens no text',
    );
    await thing(page, 'Deployment/api').click();
    assert.deepEqual((await webview.next('reveal')).source, sourceOf(4));
  });

  it('goes back by Backspace, Alt+Left and the bar, with the focus on what was left', async () => {
    await open();
    const { page } = webview;
    await thing(page, 'group:shop').click();
    await drawn(webview, 'group:api');
    await thing(page, 'group:api').click();
    await drawn(webview, 'orders');
    await thing(page, 'orders').focus();
    await page.keyboard.press('Backspace');
    await drawn(webview, 'web');
    await page.waitForFunction(
      () => (document.activeElement as HTMLElement).dataset['thing'] === 'group:api',
    );
    await page.keyboard.press('Alt+ArrowLeft');
    await page.waitForFunction(
      () => (document.activeElement as HTMLElement).dataset['thing'] === 'group:shop',
    );
    assert.deepEqual(await crumbs(), ['Context']);
    await page.keyboard.press('Backspace');
    assert.deepEqual(await crumbs(), ['Context'], 'nothing is before the first level');
    await page.keyboard.press('Enter');
    await drawn(webview, 'group:api');
    await page.getByRole('navigation', { name: 'Levels' }).getByRole('button', { name: 'Context' }).click();
    await page.waitForFunction(
      () => (document.activeElement as HTMLElement).dataset['thing'] === 'group:shop',
    );
  });

  it('has buttons for the same, and for the text of what opens', async () => {
    await open();
    const { page } = webview;
    assert.ok(await page.getByRole('button', { name: 'Back to the level above (Backspace)' }).isDisabled());
    await thing(page, 'group:shop').focus();
    await page.getByRole('button', { name: 'Open the source' }).click();
    assert.deepEqual((await webview.next('reveal')).source, sourceOf(10));
    await page.getByRole('button', { name: 'Open the level of The shop' }).click();
    await drawn(webview, 'web');
    const merged = await thing(page, 'edge:web→group:api').getAttribute('aria-label');
    assert.equal(merged, 'web to The api: ×2 · https: order (internal) · https: cart');
    await page.getByRole('button', { name: 'Back to the level above (Backspace)' }).click();
    await thing(page, 'web').waitFor({ state: 'detached' });
  });

  it('is kept while it is hidden', async () => {
    await open();
    const { page } = webview;
    await thing(page, 'group:shop').click();
    await drawn(webview, 'web');
    const state = await webview.kept();
    await webview.close();
    const shown = shownOf('architecture/levels', { type: 'diagram', diagram: LEVELS });
    webview = await host.open({ view: 'architecture/levels', shown, size: SIZE, state });
    await drawn(webview, 'web');
    assert.deepEqual(await crumbs(), ['Context', 'The shop (Containers)']);
  });

  for (const theme of THEMES)
    it(`can be read and used by everybody: ${theme}`, async () => {
      await open(theme);
      const { page } = webview;
      await thing(page, 'group:shop').click();
      await drawn(webview, 'web');
      assert.deepEqual(await accessibilityFaults(page, theme), []);
      await takePicture(page, `levels-${theme}`);
    });
});
