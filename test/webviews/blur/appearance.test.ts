import assert from 'node:assert/strict';
import { accessibilityFaults } from '../accessibility-faults.ts';
import { FakeHost } from '../fake-host.ts';
import { THEMES } from '../host-page.ts';
import { takePicture } from '../picture.ts';
import { openViewer } from './samples.ts';

describe('the viewer of blurred pictures', () => {
  let host: FakeHost;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  for (const theme of THEMES) {
    it(`compares without a fault of accessibility in the theme ${theme}`, async () => {
      const webview = await openViewer(host, { mode: 'compare', theme });
      const { page } = webview;
      await page.getByRole('slider').waitFor();
      await takePicture(page, `blur-compare-${theme}`);
      assert.deepEqual(await accessibilityFaults(page, theme), []);
      await page.getByRole('button', { name: 'Side by side' }).click();
      await takePicture(page, `blur-beside-${theme}`);
      assert.deepEqual(await accessibilityFaults(page, theme), [], 'side by side');
      assert.deepEqual(webview.faults, []);
      await webview.close();
    });

    it(`reviews without a fault of accessibility in the theme ${theme}`, async () => {
      const webview = await openViewer(host, { mode: 'review', theme });
      const { page } = webview;
      await page.locator('[data-thing="box:0"]').press('Delete');
      await page.locator('[data-thing="box:1"]').focus();
      await page.keyboard.press('z');
      await page.keyboard.press('p');
      await page.getByText('Keyboard shortcuts').click();
      await page.locator('[data-thing="box:1"]').focus();
      await takePicture(page, `blur-review-${theme}`);
      assert.deepEqual(await accessibilityFaults(page, theme), []);
      await webview.send({ type: 'fault', message: 'The image is damaged' });
      await page.getByRole('alert').waitFor();
      assert.deepEqual(await accessibilityFaults(page, theme), [], 'with a fault');
      assert.deepEqual(webview.faults, []);
      await webview.close();
    });
  }

  it('shows what is known of an image that was not processed', async () => {
    const webview = await openViewer(host, { mode: 'compare' });
    const { page } = webview;
    await page.getByRole('option', { name: 'empty.jpg' }).click();
    assert.deepEqual(await webview.next('select'), { type: 'select', index: 1 });
    await page.locator('.frame-empty').getByText('The file is empty').waitFor();
    assert.deepEqual(await accessibilityFaults(page), []);
    await webview.close();
  });

  it('fits into a narrow column', async () => {
    const webview = await openViewer(host, { mode: 'review', size: { width: 480, height: 800 } });
    const { page } = webview;
    const { width = 0 } = (await page.locator('.blur-drawing').boundingBox()) ?? {};
    assert.ok(width > 300, `the picture is ${width} wide`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await takePicture(page, 'blur-review-narrow');
    await webview.close();
  });

  it('is of use on a small screen at twice its size', async () => {
    const webview = await openViewer(host, { mode: 'review', size: { width: 560, height: 340 } });
    const { page } = webview;
    const { width = 0, height = 0 } = (await page.locator('.blur-room').boundingBox()) ?? {};
    assert.ok(width > 150 && height > 100, `the picture has ${width} × ${height}`);
    await takePicture(page, 'blur-review-twice');
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    assert.deepEqual(await accessibilityFaults(page), []);
    await webview.close();
  });

  it('speaks French', async () => {
    const webview = await openViewer(host, { mode: 'review', language: 'fr' });
    const { page } = webview;
    await page.getByRole('button', { name: 'Visage 1' }).first().waitFor();
    await page.getByText('0,97').waitFor();
    await page.getByRole('button', { name: 'Appliquer à toutes les images' }).waitFor();
    await takePicture(page, 'blur-review-french');
    const english = await page.getByText(/\b(?:removed|struck|pixels at|apply|looked)\b/iu).allInnerTexts();
    assert.deepEqual(english, []);
    await webview.close();
  });
});
