import assert from 'node:assert/strict';
import { accessibilityFaults } from '../accessibility-faults.ts';
import { FakeHost, type FakeWebview } from '../fake-host.ts';
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
    describe(name, () => {
      let webview: FakeWebview;
      before(async () => {
        webview = await host.open({ view: 'test/view' });
      });
      after(() => webview.close());

      for (const theme of THEMES) {
        it(`axe finds nothing in the theme ${theme}`, async () => {
          await webview.setTheme(theme);
          await webview.send({ type: 'show', shown: shownOf('test/view', full) });
          await webview.page.waitForSelector('.dashboard');
          assert.deepEqual(await accessibilityFaults(webview.page, theme), []);
          await webview.send({ type: 'show', shown: shownOf('test/view', empty) });
          await webview.page.waitForSelector('.nothing');
          assert.deepEqual(await accessibilityFaults(webview.page, theme), [], 'with nothing to show');
          assert.deepEqual(webview.faults, []);
        });
      }
    });
  }
});
