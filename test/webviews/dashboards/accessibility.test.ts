import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import { FakeHost } from '../fake-host.ts';
import { THEMES } from '../host-page.ts';
import { shownOf } from '../samples.ts';
import { DASHBOARDS } from './samples.ts';

describe('accessibility of the dashboards', () => {
  let host: FakeHost;
  before(async () => {
    host = await FakeHost.start();
  });
  after(() => host.stop());

  for (const { name, full, empty } of DASHBOARDS) {
    for (const theme of THEMES) {
      it(`axe finds nothing in the ${name}, ${theme}`, async () => {
        for (const [content, root] of [
          [full, '.dashboard'],
          [empty, '.nothing'],
        ] as const) {
          const webview = await host.open({ view: 'test/view', theme, shown: shownOf('test/view', content) });
          try {
            await webview.page.waitForSelector(root);
            const { violations } = await new AxeBuilder({ page: webview.page }).analyze();
            assert.deepEqual(
              violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`),
              [],
            );
            assert.deepEqual(webview.faults, []);
          } finally {
            await webview.close();
          }
        }
      });
    }
  }
});
