import assert from 'node:assert/strict';
import type { Diagram, DiagramFilter, ViewSnapshot } from '@vitruve/manifests';
import type { Page } from 'playwright-core';
import { accessibilityFaults } from './accessibility-faults.ts';
import { FakeHost, type FakeWebview, type Opening } from './fake-host.ts';
import { decisionGraph, shownGraph, shownOf } from './samples.ts';

/** Decisions in rings of twenty, each of which leads to the first of its ring; the last ones are linked to none. */
function rings(count: number, unlinked: number): Diagram {
  const graph = decisionGraph(count);
  return {
    ...graph,
    direction: 'right',
    edges: graph.nodes.slice(0, count - unlinked).flatMap(({ id }, index) => {
      const first = graph.nodes[index - (index % 20)]?.id ?? '';
      return first === id ? [] : [{ from: id, to: first, line: 'solid' as const, tone: 'neutral' as const }];
    }),
  };
}

function statuses({ nodes }: Diagram): DiagramFilter {
  const values = [...new Set(nodes.map(({ detail = '' }) => detail.split(' ')[0] ?? '')), 'withdrawn'];
  return {
    id: 'status',
    label: 'Status',
    all: 'All statuses',
    choices: values.map((value) => ({
      value,
      label: value,
      nodes: nodes.filter(({ detail = '' }) => detail.startsWith(value)).map(({ id }) => id),
    })),
  };
}

describe('a diagram with many nodes', () => {
  let host: FakeHost;
  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  async function withGraph(
    shown: ViewSnapshot,
    run: (webview: FakeWebview, page: Page) => Promise<void>,
    opening: Partial<Opening> = {},
  ): Promise<void> {
    const webview = await host.open({ view: 'adr/graph', shown, ...opening });
    try {
      await webview.page.locator('.canvas .node').first().waitFor();
      await run(webview, webview.page);
      assert.deepEqual(webview.faults, []);
    } finally {
      await webview.close();
    }
  }

  const nodes = (page: Page): Promise<(string | undefined)[]> =>
    page
      .locator('.canvas .node')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['thing']));
  const waitForNodes = (page: Page, count: number): Promise<unknown> =>
    page.waitForFunction((wanted) => document.querySelectorAll('.canvas .node').length === wanted, count);

  it('is divided into clusters, which open by a click, and whose contents are found', () =>
    withGraph(shownGraph(rings(130, 10)), async (_, page) => {
      await waitForNodes(page, 7);
      await page.locator('[data-thing="group:clusterless "]').waitFor();
      await page.keyboard.press('Control+f');
      await page.keyboard.type('ADR-0047');
      await page.getByText('Matches: 1').waitFor();
      assert.equal(await page.locator('.canvas .found').getAttribute('data-thing'), 'group:cluster adr-40');
      await page.locator('[data-thing="group:cluster adr-40"]').click();
      await page.locator('[data-thing="adr-47"]').waitFor({ state: 'attached' });
      assert.equal((await nodes(page)).length, 26);
      // What was opened is what is looked at.
      const seen = await page.locator('.canvas .node').evaluateAll((all) =>
        all
          .filter((one) => {
            const { left, right, top, bottom } = one.getBoundingClientRect();
            return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
          })
          .map((one) => Number((one as HTMLElement).dataset['thing']?.replace('adr-', ''))),
      );
      assert.ok(
        seen.some((number) => number >= 40 && number < 60),
        seen.join(' '),
      );
    }));

  it('shows what a filter leaves, keeps that, and shows a way back from nothing', () => {
    const graph = decisionGraph(30);
    const shown = shownOf('adr/graph', { type: 'diagram', diagram: graph, filters: [statuses(graph)] });
    const accepted = graph.nodes.filter(({ detail }) => detail?.startsWith('accepted')).map(({ id }) => id);
    return withGraph(shown, async (webview, page) => {
      await waitForNodes(page, 30);
      const choice = page.getByLabel('Status');
      await choice.selectOption('accepted');
      await waitForNodes(page, accepted.length);
      assert.deepEqual((await nodes(page)).toSorted(), accepted.toSorted());
      const state = await webview.kept();
      await withGraph(
        shown,
        async (_, again) => {
          await waitForNodes(again, accepted.length);
          assert.equal(await again.getByLabel('Status').inputValue(), 'accepted');
        },
        { state },
      );
      assert.deepEqual((await webview.next('chosen')).chosen, { status: 'accepted' });
      // Another panel of the view, and then one in which something else was chosen.
      await withGraph(shown, (_, again) => waitForNodes(again, accepted.length).then(() => undefined), {
        chosen: { status: 'accepted', gone: 'x' },
      });
      await withGraph(shown, (_, again) => waitForNodes(again, accepted.length).then(() => undefined), {
        chosen: { status: 'proposed' },
        state,
      });
      await choice.selectOption('withdrawn');
      await page.getByText('No results for this filter').waitFor();
      assert.deepEqual(await accessibilityFaults(page), []);
      await page.getByRole('button', { name: 'Clear filter' }).click();
      await waitForNodes(page, 30);
      assert.equal(await choice.inputValue(), '');
    });
  });

  it('has a map where much of it is out of sight, and a press in it goes there', () =>
    withGraph(shownGraph(rings(90, 90)), async (_, page) => {
      await waitForNodes(page, 90);
      const map = page.locator('.minimap svg');
      await map.waitFor();
      assert.equal(await map.locator('.minimap-things rect').count(), 90);
      const isInSight = (id: string): Promise<boolean> =>
        page.evaluate((thing) => {
          const [room, box] = ['.canvas', `.canvas [data-thing="${thing}"]`].map((name) =>
            document.querySelector(name)?.getBoundingClientRect(),
          );
          return Boolean(room && box && box.bottom > room.top && box.top < room.bottom);
        }, id);
      assert.ok(await isInSight('adr-0'));
      assert.ok(!(await isInSight('adr-89')));
      const box = await map.boundingBox();
      assert.ok(box);
      await page.mouse.click(box.x + box.width / 2, box.y + box.height - 2);
      assert.ok(await isInSight('adr-89'));
      await page.getByRole('button', { name: 'Fit to window' }).click();
      await map.waitFor({ state: 'detached' });
    }));

  it('has nodes without links in rows by their order, in columns that fit a panel', () =>
    withGraph(
      shownGraph(rings(24, 24)),
      async (_, page) => {
        await waitForNodes(page, 24);
        const places = await page.locator('.canvas .node').evaluateAll((all) =>
          all.map((one) => {
            const { left, right, top, height } = one.getBoundingClientRect();
            return {
              id: (one as HTMLElement).dataset['thing'],
              x: (left + right) / 2,
              y: top + height / 2,
              right,
            };
          }),
        );
        const row = (y: number): number => Math.round(y / 10);
        const read = places.toSorted((a, b) => row(a.y) - row(b.y) || a.x - b.x).map(({ id }) => id);
        assert.deepEqual(
          read,
          Array.from({ length: 24 }, (_node, index) => `adr-${index}`),
        );
        assert.ok(new Set(places.map(({ x }) => Math.round(x))).size >= 3);
        assert.ok(places.every(({ right }) => right <= 700));
      },
      { size: { width: 700, height: 790 } },
    ));
});
