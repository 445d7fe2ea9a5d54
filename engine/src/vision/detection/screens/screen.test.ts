import assert from 'node:assert/strict';
import { grey, noise } from '../../../testing/detectors.ts';
import { SCREENS } from '../../../testing/screens.ts';
import { SHOWING } from '../custom/trial/pictures.ts';
import { createDetector } from '../detector.ts';
import { overlap } from '../box.ts';
import { screenOf, withoutScreen } from './screen.ts';

describe('the screen of a picture', () => {
  for (const [name, made] of Object.entries(SCREENS))
    it(`is seen, and gone once it is blurred: ${name}`, async () => {
      for (const { draw } of SHOWING.face) {
        const picture = made(await draw());
        const sigma = await screenOf(picture);
        assert.ok(sigma >= 1 && sigma <= 3, `${sigma} pixels`);
        assert.equal(await screenOf(await withoutScreen(picture)), 0);
      }
    });

  it('is none in what has grays, however much contrast there is, or nothing at all', async () => {
    for (const { draw } of [...SHOWING.face, ...SHOWING.plate]) assert.equal(await screenOf(await draw()), 0);
    for (const image of [grey(300, 200), grey(300, 200, 255), grey(5, 3), noise(40, 3000)])
      assert.equal(await screenOf(image), 0, `${image.width} × ${image.height}`);
    const picture = await SHOWING.face[0]?.draw();
    assert.ok(picture);
    assert.equal(await withoutScreen(picture), picture, 'the same picture, not a copy');
  });

  it('does not keep a face from being found', async () => {
    const detector = await createDetector({ subject: 'face', threads: 1 });
    const found: string[] = [];
    for (const [name, made] of Object.entries(SCREENS))
      for (const [index, { draw, place }] of SHOWING.face.entries())
        for (const { box } of await detector.detect(made(await draw()), { mode: 'standard' }))
          found.push(`${name} ${index}: ${place !== undefined && overlap(box, place) > 0.3}`);
    const all = Object.keys(SCREENS).flatMap((name) =>
      SHOWING.face.map((_, index) => `${name} ${index}: true`),
    );
    assert.deepEqual(found, all);
    await detector.dispose();
  });
});
