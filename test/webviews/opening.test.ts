import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOffers, show } from '@vitruve/manifests';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';
import { FakeHost } from './fake-host.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/mlops-stock');

/** The room of a panel beside a text on a screen of 1280 × 720. */
const HALF = { width: 600, height: 560 };

describe('a picture beside a text on a small screen', () => {
  let host: FakeHost;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  /** How many panels wide each is: those that follow a single way fit, drawn downwards. */
  for (const [path, most] of [
    ['docker-compose.yml', 1],
    ['.github/workflows/ml-pipeline.yml', 1],
    ['ml.pipeline.yaml', 3],
  ] as const)
    it(`opens where it can be read, at most ${most} panels wide: ${path}`, async () => {
      const workspace = workspaceOf({ [path]: readFileSync(join(EXAMPLE, path), 'utf8') });
      const [view] = documentOffers(workspace, uriOf(path));
      assert.ok(view);
      const shown = show(workspace, { view: view.view, uri: uriOf(path) }, false);
      assert.ok(shown?.content);
      const webview = await host.open({ view: view.view, shown, size: HALF });
      try {
        await webview.page.locator('.canvas-sheet svg').waitFor();
        const [room, sheet] = await Promise.all(
          ['.canvas', '.canvas-sheet'].map((name) => webview.page.locator(name).boundingBox()),
        );
        assert.ok(room && sheet && sheet.width > 0);
        const drawn = await webview.page
          .locator('.canvas-sheet')
          .evaluate((element) => parseFloat((element as HTMLElement).style.width));
        assert.ok(sheet.width / drawn > 0.799, `at ${sheet.width / drawn} of its size`);
        // At its beginning, unless that shows less than half of another place at the top.
        assert.ok(sheet.y >= room.y && (most > 1 || sheet.x >= room.x), JSON.stringify({ room, sheet }));
        const nodes = await webview.page.locator('.canvas .node').all();
        const boxes = await Promise.all(nodes.map((node) => node.boundingBox()));
        const inSight = boxes.filter(
          (box) => box && box.x >= room.x && box.x + box.width <= room.x + room.width,
        );
        assert.ok(inSight.length >= Math.min(nodes.length, 4), `${inSight.length} of ${nodes.length}`);
        assert.ok(sheet.width <= most * room.width, `${sheet.width} of ${room.width}`);
      } finally {
        await webview.close();
      }
      assert.deepEqual(webview.faults, []);
    });
});
