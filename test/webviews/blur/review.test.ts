import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Decisions } from '@vitruve/engine';
import type { KeptReview } from '@vitruve/webviews';
import { FakeHost } from '../fake-host.ts';
import { DETECTIONS, IMAGES, openViewer, STREET } from './samples.ts';

const NOTHING: Decisions = {
  version: 1,
  width: 800,
  height: 450,
  added: [],
  removed: [],
  moved: [],
  excluded: [],
};

describe('reviewing boxes', () => {
  let host: FakeHost;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  it('adds what is dragged over, of the kind that is chosen', async () => {
    const webview = await openViewer(host, { mode: 'review' });
    await drag(webview.page, [100, 100], [160, 180]);
    const { decisions } = await webview.next('changed');
    close(decisions.added[0]?.box, { left: 100, top: 100, width: 60, height: 80 });
    assert.equal(decisions.added[0]?.subject, 'face');
    await webview.page.getByLabel('Draw by dragging on the image').selectOption('zone');
    await drag(webview.page, [250, 160], [360, 290]);
    const { decisions: zoned } = await webview.next('changed');
    close(zoned.excluded[0]?.box, { left: 250, top: 160, width: 110, height: 130 });
    await webview.page.getByRole('button', { name: 'Face 1, not blurred' }).waitFor();
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('moves a box and pulls its corner', async () => {
    const webview = await openViewer(host, { mode: 'review' });
    await drag(webview.page, [500, 310], [520, 330]);
    const { decisions } = await webview.next('changed');
    const [plate] = DETECTIONS.slice(2);
    assert.deepEqual(decisions.moved[0]?.from, { subject: 'plate', box: plate?.box });
    close(decisions.moved[0].to, { left: 500, top: 320, width: 100, height: 26 });
    await drag(webview.page, [600, 346], [620, 360]);
    const { decisions: larger } = await webview.next('changed');
    close(larger.moved[0]?.to, { left: 500, top: 320, width: 120, height: 40 });
    await webview.close();
  });

  it('is done with keys alone: add, move, resize, remove, undo, redo, save', async () => {
    const webview = await openViewer(host, { mode: 'review', images: IMAGES.slice(0, 1) });
    const { page } = webview;
    const last = async (): Promise<Decisions> => (await webview.next('changed')).decisions;
    await page.locator('[data-thing="box:0"]').focus();
    await page.keyboard.press('p');
    const { added } = await last();
    assert.deepEqual(added[0], { subject: 'plate', box: { left: 363, top: 213, width: 75, height: 25 } });
    await page.locator('[data-thing="box:3"]:focus').waitFor();
    await page.keyboard.press('ArrowLeft');
    assert.equal((await last()).added[0]?.box.left, 359);
    await page.keyboard.press('Shift+ArrowDown');
    assert.equal((await last()).added[0]?.box.height, 29);
    await page.keyboard.press('Alt+ArrowUp');
    assert.equal((await last()).added[0]?.box.top, 212);
    await page.keyboard.press('Control+z');
    assert.equal((await last()).added[0]?.box.top, 213);
    await page.keyboard.press('Control+y');
    assert.equal((await last()).added[0]?.box.top, 212);
    await page.keyboard.press('Delete');
    assert.deepEqual((await last()).added, []);
    await page.locator('[data-thing="box:1"]').focus();
    await page.keyboard.press('Delete');
    assert.deepEqual((await last()).removed, [{ subject: 'face', box: DETECTIONS[1]?.box }]);
    await page.keyboard.press('Control+s');
    const saved = await webview.next('save');
    assert.deepEqual(saved.decisions.removed.length, 1);
    await webview.send({ type: 'saved', index: 0 });
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    await page.getByText('Your changes are saved.').waitFor();
    await webview.close();
  });

  it('gives back what was removed', async () => {
    const webview = await openViewer(host, { mode: 'review' });
    const { page } = webview;
    await page.getByRole('button', { name: 'Remove Face 1' }).click();
    assert.equal((await webview.next('changed')).decisions.removed.length, 1);
    await page.getByRole('button', { name: 'Blur Face 1 again' }).click();
    assert.deepEqual((await webview.next('changed')).decisions, NOTHING);
    await webview.close();
  });

  it('shows what was decided before, and sends it back unchanged', async () => {
    const decisions: Decisions = {
      ...NOTHING,
      added: [{ subject: 'face', box: { left: 10, top: 10, width: 30, height: 30 } }],
      moved: [
        {
          from: { subject: 'plate', box: { left: 1, top: 2, width: 30, height: 9 } },
          to: { left: 5, top: 6, width: 30, height: 9 },
        },
      ],
      removed: [{ subject: 'face', box: { left: 90, top: 10, width: 30, height: 30 } }],
      excluded: [{ box: { left: 700, top: 10, width: 50, height: 50 } }],
    };
    // The engine answers with what it covers after decisions.
    const detections = [
      ...DETECTIONS,
      { subject: 'face' as const, box: { left: 10, top: 10, width: 30, height: 30 }, score: 1, by: 'person' },
    ];
    const webview = await openViewer(host, { mode: 'review', image: { ...STREET, detections, decisions } });
    const { page } = webview;
    assert.equal(await page.locator('.blur-box').count(), 7);
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    assert.deepEqual(await webview.next('apply'), { type: 'apply', index: 0, decisions, all: false });
    await page.getByRole('button', { name: 'Apply to all images' }).click();
    assert.equal((await webview.next('apply')).all, true);
    await webview.close();
  });

  it('leaves with the editor what is not saved, for when the window is loaded again', async () => {
    const webview = await openViewer(host, { mode: 'review', uri: 'run-1' });
    const { page } = webview;
    await page.getByRole('button', { name: 'Remove Face 1' }).click();
    const { decisions } = await webview.next('changed');
    assert.deepEqual(await webview.kept<KeptReview>(), {
      run: 'run-1',
      mode: 'review',
      selected: 0,
      drafts: { 0: decisions },
    });
    await page.getByRole('option', { name: /street.*not saved/u }).waitFor();
    await webview.send({ type: 'saved', index: 0 });
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    assert.deepEqual((await webview.kept<KeptReview>()).drafts, {});
    await webview.close();
  });

  it('turns the pages of a scan, whose boxes are on their own page', async () => {
    const detections = DETECTIONS.map((one, page) => ({ ...one, page }));
    const webview = await openViewer(host, { mode: 'review', image: { ...STREET, pages: 3, detections } });
    const { page } = webview;
    assert.equal(await page.locator('.blur-box').count(), 1);
    await page.getByRole('button', { name: 'Next page' }).click();
    assert.deepEqual(await webview.next('page'), { type: 'page', index: 0, page: 1 });
    assert.equal(await page.locator('.blur-items li').count(), 1);
    await webview.close();
  });
});

describe('comparing', () => {
  let host: FakeHost;

  before(async () => {
    host = await FakeHost.start();
  });
  after(async () => {
    await host.stop();
  });

  it('slides between before and after, by mouse and by keys', async () => {
    const webview = await openViewer(host, { mode: 'compare' });
    const { page } = webview;
    const slider = page.getByRole('slider');
    assert.equal(await slider.inputValue(), '50');
    await slider.press('End');
    assert.equal(await page.locator('clipPath rect').getAttribute('width'), '800');
    await slider.press('ArrowLeft');
    assert.equal(await slider.getAttribute('aria-valuetext'), '99 % of the original');
    await drag(page, [700, 200], [200, 200]);
    assert.equal(await slider.inputValue(), '25');
    await webview.close();
  });

  it('walks through the images by keys', async () => {
    const webview = await openViewer(host, { mode: 'compare' });
    const { page } = webview;
    await page.getByRole('option', { name: 'street.jpg' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal((await webview.next('select')).index, 1);
    assert.equal((await webview.next('select')).index, 2);
    await page
      .getByRole('option', { name: 'wall.png', selected: true })
      .and(page.locator(':focus'))
      .waitFor();
    await webview.close();
  });

  it('lists ten thousand images, and goes to the last', async () => {
    const [first] = IMAGES;
    assert.ok(first);
    const images = Array.from({ length: 10_000 }, (_, index) => ({ ...first, name: `photos/${index}.jpg` }));
    const webview = await openViewer(host, { mode: 'review', images });
    const { page } = webview;
    await drag(page, [100, 100], [160, 180]);
    assert.equal((await webview.next('changed')).decisions.added.length, 1);
    const last = page.locator('.blur-image:last-child');
    await last.click();
    assert.equal((await webview.next('select')).index, 9999);
    assert.equal(await last.getAttribute('aria-selected'), 'true');
    await page.keyboard.press('ArrowUp');
    assert.equal((await webview.next('select')).index, 9998);
    await webview.close();
  });

  it('lists those that something, or nothing, was found in, and walks through them from anywhere', async () => {
    const [found, failed, nothing] = IMAGES;
    assert.ok(found && failed && nothing);
    const images = Array.from({ length: 30 }, (_, index) => ({
      ...(index % 3 === 0 ? found : index % 3 === 1 ? failed : nothing),
      name: `photos/${index}.jpg`,
    }));
    const webview = await openViewer(host, { mode: 'compare', images });
    const { page } = webview;
    const filter = page.getByLabel('Listed images');
    for (const [label, first] of [
      ['Without detections', 'photos/2.jpg'],
      ['Not processed', 'photos/1.jpg'],
      ['With detections', 'photos/0.jpg'],
    ] as const) {
      await filter.selectOption({ label });
      await page.getByText('10 of 30').waitFor();
      assert.equal(await page.locator('.blur-image-name').first().textContent(), first);
    }
    await page.getByRole('button', { name: 'Plate 1' }).press('PageDown');
    assert.equal((await webview.next('select')).index, 3);
    // What had the focus is gone with its image.
    await page.keyboard.press('PageDown');
    assert.equal((await webview.next('select')).index, 6);
    await page.getByRole('button', { name: 'Report' }).press('PageUp');
    assert.equal((await webview.next('select')).index, 3);
    await page.locator('.blur-image[aria-selected=true]').press('End');
    assert.equal((await webview.next('select')).index, 27);
    await webview.close();
  });

  it('zooms to what is under the pointer, and keeps both sides in step', async () => {
    const webview = await openViewer(host, { mode: 'compare' });
    const { page } = webview;
    await page.getByRole('button', { name: 'Side by side' }).click();
    const box = await page.locator('.blur-room').first().boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width * 0.75, box.y + box.height * 0.5];
    const under = (): Promise<{ x: number; y: number }> =>
      page
        .locator('.blur-drawing')
        .first()
        .evaluate(
          (drawing, point) => {
            const matrix = (drawing as SVGSVGElement).getScreenCTM();
            const place = new DOMPoint(point.x, point.y).matrixTransform(matrix?.inverse());
            return { x: place.x, y: place.y };
          },
          { x, y },
        );
    const before = await under();
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    for (let turn = 0; turn < 5; turn++) await page.mouse.wheel(0, -60);
    await page.keyboard.up('Control');
    const places = (): Promise<(readonly [number, number])[]> =>
      page
        .locator('.blur-room')
        .evaluateAll((rooms) =>
          rooms.map((room) => [Math.round(room.scrollLeft), Math.round(room.scrollTop)] as const),
        );
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.blur-room')].every(({ scrollLeft }) => scrollLeft > 50),
    );
    const after = await under();
    assert.ok(Math.abs(after.x - before.x) < 8, `${after.x} is not ${before.x}`);
    const [left, right] = await places();
    assert.deepEqual(left, right, 'zoomed');
    await page.mouse.down();
    await page.mouse.move(x + 40, y + 10, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction((was) => {
      const [one, other] = [...document.querySelectorAll('.blur-room')].map((room) => room.scrollLeft);
      return one !== undefined && other !== undefined && one < was - 30 && Math.abs(one - other) <= 1;
    }, left?.[0] ?? 0);
    await page
      .locator('.blur-room')
      .nth(1)
      .evaluate((room) => {
        room.scrollTo(0, 0);
      });
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.blur-room')].every(({ scrollLeft }) => scrollLeft === 0),
    );
    assert.deepEqual(webview.faults, []);
    await webview.close();
  });

  it('points out in both pictures the box that is chosen in the list', async () => {
    const webview = await openViewer(host, { mode: 'compare' });
    const { page } = webview;
    await page.getByRole('button', { name: 'Side by side' }).click();
    await page.getByRole('button', { name: 'Plate 1' }).click();
    await page.locator('.blur-box.is-plate').nth(1).waitFor();
    assert.equal(await page.locator('.blur-box').count(), 2);
    await webview.close();
  });

  it('shows no picture of an image that is no longer looked at', async () => {
    const webview = await openViewer(host, { mode: 'compare' });
    const { page } = webview;
    await page.getByRole('option', { name: 'wall.png' }).click();
    await webview.send({ type: 'picture', index: 0, page: 0, side: 'before', data: new Uint8Array([1]) });
    await webview.send({ type: 'image', index: 0, image: STREET });
    await page.locator('.frame-spinner').waitFor();
    assert.equal(await page.locator('.blur-drawing').count(), 0);
    await webview.close();
  });
});

type Place = readonly [x: number, y: number];

/** Drags from one place of the picture to another, both in its pixels. */
async function drag(page: Page, from: Place, to: Place): Promise<void> {
  const at = (place: Place): Promise<{ readonly x: number; readonly y: number }> =>
    page.locator('.blur-drawing').evaluate((drawing, [x, y]) => {
      const matrix = (drawing as SVGSVGElement).getScreenCTM();
      const point = new DOMPoint(x, y).matrixTransform(matrix ?? undefined);
      return { x: point.x, y: point.y };
    }, place);
  const [start, end] = [await at(from), await at(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 3 });
  await page.mouse.up();
}

/** Pixels of the screen are larger than those of the picture. */
function close(
  box: { left: number; top: number; width: number; height: number } | undefined,
  expected: { left: number; top: number; width: number; height: number },
): void {
  assert.ok(box, 'no box');
  for (const side of ['left', 'top', 'width', 'height'] as const) {
    assert.ok(
      Math.abs(box[side] - expected[side]) <= 2,
      `${JSON.stringify(box)} is not ${JSON.stringify(expected)}`,
    );
  }
}
