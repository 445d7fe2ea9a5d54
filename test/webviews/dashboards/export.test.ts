import assert from 'node:assert/strict';
import { FakeHost } from '../fake-host.ts';
import { shownOf } from '../samples.ts';
import { DASHBOARDS } from './samples.ts';

describe('export of the dashboards', () => {
  let host: FakeHost;
  before(async () => {
    host = await FakeHost.start();
  });
  after(() => host.stop());

  for (const { name, full } of DASHBOARDS) {
    it(`makes a picture and a table of the ${name}`, async () => {
      const webview = await host.open({ view: 'test/view', shown: shownOf('test/view', full) });
      try {
        await webview.page.waitForSelector('.dashboard');
        await webview.send({ type: 'picture-wanted', format: 'svg', purpose: 'save' });
        const picture = await webview.next('picture');
        assert.match(picture.data, /<svg /u);
        assert.doesNotMatch(picture.data, /var\(|NaN|undefined/u);
        await webview.send({ type: 'picture-wanted', format: 'markdown', purpose: 'save' });
        assert.match((await webview.next('picture')).data, /^\|.*\|$/mu);
        assert.deepEqual(webview.faults, []);
      } finally {
        await webview.close();
      }
    });
  }
});
