import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOffers, show } from '@vitruve/manifests';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';
import { FakeHost } from './fake-host.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/mlops-stock');

/** The room of a panel beside a text on a screen of 1280 × 720. */
const HALF = { width: 600, height: 560 };

describe('a picture in half of a small screen', () => {
  let host: FakeHost;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  for (const path of ['docker-compose.yml', 'ml.pipeline.yaml', '.github/workflows/ml-pipeline.yml'])
    it(`is opened whole: ${path}`, async () => {
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
        assert.ok(
          sheet.x >= room.x && sheet.x + sheet.width <= room.x + room.width,
          JSON.stringify({ room, sheet }),
        );
        assert.ok(sheet.y >= room.y && sheet.y + sheet.height <= room.y + room.height);
      } finally {
        await webview.close();
      }
      assert.deepEqual(webview.faults, []);
    });
});
