import assert from 'node:assert/strict';
import { link, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import sharp from 'sharp';
import {
  done,
  hash,
  isCoveredInTheMiddle,
  only,
  photo,
  reason,
  run,
  statesIn,
  taskIn,
  type Change,
} from './testing/runs.ts';
import { middle, seeing } from '../../testing/fake-detector.ts';
import { paged, PictureFolder, textured } from '../../testing/pictures.ts';
import { JOURNAL } from './journal.ts';
import type { BlurResult, BlurTask, ImageResult } from './task.ts';

let folder: PictureFolder;
const task = (change?: Change): BlurTask => taskIn(folder.path, change);
const states = (result: BlurResult): Readonly<Record<string, ImageResult['state']>> =>
  statesIn(folder.path, result);

describe('Blur', () => {
  beforeEach(() => {
    folder = new PictureFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  describe('results', () => {
    it('lie beside the originals, which stay what they were', async () => {
      await folder.write({ 'a/photo.jpg': await photo(), 'a/notes.txt': 'none' });
      const before = await hash(folder.at('a/photo.jpg'));
      const { output, detections } = done(await run(task()));
      assert.equal(output, folder.at('a/photo.blurred.jpg'));
      assert.ok(await isCoveredInTheMiddle(output));
      assert.equal(detections.length, 1);
      assert.equal(await hash(folder.at('a/photo.jpg')), before);
      assert.deepEqual((await readdir(folder.at('a'))).sort(), [
        'notes.txt',
        'photo.blurred.jpg',
        'photo.jpg',
      ]);
    });

    it('are not read as images by the next run', async () => {
      await folder.write({ 'photo.jpg': await photo() });
      await run(task());
      assert.deepEqual(states(await run(task())), { 'photo.jpg': 'done' });
    });

    it('lie in the output folder as the images do', async () => {
      await folder.write({ 'in/a/one.jpg': await photo(), 'in/b/c/two.JPG': await photo() });
      const result = await run(task({ images: [folder.at('in')], output: { folder: folder.at('out') } }));
      assert.deepEqual(
        result.images.map((image) => image.state === 'done' && image.output),
        [folder.at('out/a/one.jpg'), folder.at('out/b/c/two.JPG')],
      );
    });

    it('have the file extension of their format, whatever the name of the image is', async () => {
      await folder.write({ 'photo.jpg': await textured(40, 40).png().toBuffer() });
      const { output, remarks } = done(await run(task()));
      assert.equal(output, folder.at('photo.blurred.png'));
      assert.match(remarks[0] ?? '', /PNG/u);
    });

    it('of images from several folders are noted where each was looked for', async () => {
      await folder.write({ 'a/one.jpg': await photo(), 'b/c/two.jpg': await photo() });
      const images = [folder.at('a/one.jpg'), folder.at('b')];
      await run(task({ images }));
      assert.deepEqual((await readdir(folder.at('a'))).sort(), [JOURNAL, 'one.blurred.jpg', 'one.jpg']);
      assert.deepEqual((await readdir(folder.at('b'))).sort(), [JOURNAL, 'c']);
      assert.deepEqual(Object.values(states(await run(task({ images, resume: true })))), [
        'skipped',
        'skipped',
      ]);
    });

    it('do not meet: images of one name become files of two', async () => {
      await folder.write({ 'a.jpg': await photo(), 'a.png': await textured(40, 40).png().toBuffer() });
      const result = await run(task({ output: { folder: folder.at('out'), format: 'webp' } }));
      assert.deepEqual((await readdir(folder.at('out'))).sort(), [JOURNAL, 'a-jpg.webp', 'a-png.webp']);
      assert.deepEqual(Object.values(states(result)), ['done', 'done']);
    });

    it('do not meet those of an image whose name is the longer name of another', async () => {
      const bytes = await photo();
      await folder.write({ 'a.jpg': bytes, 'a.jpeg': bytes, 'a-jpg.jpg': bytes });
      const output = { folder: folder.at('out'), format: 'png' } as const;
      const three = { 'a-jpg.jpg': 'done', 'a.jpeg': 'done', 'a.jpg': 'done' };
      assert.deepEqual(states(await run(task({ output }))), three);
      assert.deepEqual((await readdir(folder.at('out'))).sort(), [
        JOURNAL,
        'a-jpeg.png',
        'a-jpg.png',
        'a.jpg.png',
      ]);
    });

    it('of images of one name do not meet in their drawings either, and are not read by the next run', async () => {
      await folder.write({ 'a.jpg': await photo(), 'a.png': await textured(40, 40).png().toBuffer() });
      const both = { 'a.jpg': 'done', 'a.png': 'done' };
      for (const change of [
        { output: { drawn: true } },
        { output: { drawn: true }, anonymisation: undefined },
        { output: { format: 'webp' } },
      ] as const)
        assert.deepEqual(states(await run(task(change))), both, JSON.stringify(change));
      assert.deepEqual((await readdir(folder.path)).sort(), [
        JOURNAL,
        'a-jpg.blurred.boxes.jpg',
        'a-jpg.blurred.jpg',
        'a-jpg.blurred.webp',
        'a-png.blurred.boxes.jpg',
        'a-png.blurred.png',
        'a-png.blurred.webp',
        'a.jpg',
        'a.png',
      ]);
    });

    it('can be pictures of the boxes as well', async () => {
      await folder.write({ 'photo.jpg': await photo() });
      const { drawn, output } = done(await run(task({ anonymisation: undefined, output: { drawn: true } })));
      assert.equal(output, undefined);
      assert.equal(drawn, folder.at('photo.blurred.boxes.jpg'));
      assert.deepEqual((await sharp(drawn).metadata()).width, 80);
      assert.notDeepEqual(
        await sharp(drawn).raw().toBuffer(),
        await sharp(folder.at('photo.jpg')).raw().toBuffer(),
      );
    });

    it('are not read as images by later runs, wherever those write', async () => {
      const drawn = { drawn: true };
      await folder.write({ 'photo.jpg': await photo(), 'other.blurred.jpg': await photo() });
      await run(task({ output: drawn }));
      const both = { 'other.blurred.jpg': 'done', 'photo.jpg': 'done' };
      assert.deepEqual(states(await run(task({ output: drawn }))), both);
      const secondRun = await run(task({ output: { ...drawn, folder: folder.at('out') } }));
      assert.deepEqual(states(secondRun), both);
    });

    it('are not written when images are detected only', async () => {
      await folder.write({ 'photo.jpg': await photo() });
      const { output, detections } = done(await run(task({ anonymisation: undefined })));
      assert.deepEqual([output, detections.length], [undefined, 1]);
      assert.deepEqual(await readdir(folder.path), ['photo.jpg']);
    });

    it('of an animation hide what one page shows in its neighbours, too', async () => {
      const gif = await (await paged(4, 40, 40)).gif().toBuffer();
      await folder.write({ 'moving.gif': gif });
      let page = -1;
      const detector = seeing((image) => (++page === 1 ? middle(image) : []));
      const { output, pages } = done(await run(task(), { detectorFor: () => Promise.resolve(detector) }));
      assert.equal(pages, 4);
      assert.ok(output);
      const covered: boolean[] = [];
      for (let index = 0; index < 4; index++) {
        const one = folder.at(`page-${index}.png`);
        await writeFile(one, await sharp(output, { page: index }).png().toBuffer());
        covered.push(await isCoveredInTheMiddle(one));
      }
      assert.deepEqual(covered, [true, true, true, false]);
    });
  });

  describe('what is never replaced', () => {
    it('an original, when the output folder is that of the images', async () => {
      await folder.write({ 'photo.jpg': await photo() });
      const before = await hash(folder.at('photo.jpg'));
      const result = await run(task({ output: { folder: folder.path, overwrite: true } }));
      assert.match(reason(only(result)), /original/u);
      assert.equal(await hash(folder.at('photo.jpg')), before);
    });

    it('an original, by another name of it', async () => {
      await folder.write({ 'in/photo.jpg': await photo(), 'out/other.txt': '' });
      await link(folder.at('in/photo.jpg'), folder.at('out/photo.jpg'));
      const before = await hash(folder.at('in/photo.jpg'));
      const output = { folder: folder.at('out'), overwrite: true };
      assert.match(reason(only(await run(task({ images: [folder.at('in')], output })))), /original/u);
      assert.equal(await hash(folder.at('in/photo.jpg')), before);
    });

    it('a file that is not ours, unless it is asked for', async () => {
      await folder.write({ 'in/photo.jpg': await photo(), 'out/photo.jpg': 'of somebody' });
      const images = [folder.at('in')];
      const output = { folder: folder.at('out') };
      const refused = only(await run(task({ images, output })));
      assert.match(reason(refused), /photo\.jpg/u);
      assert.equal(refused.state === 'failed' && refused.isTaken, true);
      assert.equal(await readFile(folder.at('out/photo.jpg'), 'utf8'), 'of somebody');
      done(await run(task({ images, output: { ...output, overwrite: true } })));
      // It is ours from now on.
      done(await run(task({ images, output })));
    });

    it('what a symbolic link leads to', async () => {
      await folder.write({
        'in/a/photo.jpg': await photo(),
        'elsewhere/photo.jpg': 'of somebody',
        'out/x': '',
      });
      await symlink(folder.at('elsewhere'), folder.at('out/a'));
      const output = { folder: folder.at('out'), overwrite: true };
      assert.match(reason(only(await run(task({ images: [folder.at('in')], output })))), /symbolic link/u);
      assert.equal(await readFile(folder.at('elsewhere/photo.jpg'), 'utf8'), 'of somebody');
    });
  });

  describe('images', () => {
    it('of folders are found without those behind links, in hidden folders and in node_modules', async () => {
      const bytes = await photo();
      await folder.write({
        'in/one.jpg': bytes,
        'in/.hidden/two.jpg': bytes,
        'in/node_modules/three.jpg': bytes,
        'elsewhere/four.jpg': bytes,
      });
      await symlink(folder.at('elsewhere'), folder.at('in/linked'));
      await symlink(folder.at('elsewhere/four.jpg'), folder.at('in/four.jpg'));
      const result = await run(task({ images: [folder.at('in')], anonymisation: undefined }));
      assert.deepEqual(states(result), { 'in/one.jpg': 'done' });
    });

    it('of patterns', async () => {
      const bytes = await photo();
      await folder.write({
        'a/one.jpg': bytes,
        'a/two.png': bytes,
        'a/b/three.jpg': bytes,
        'four[1].jpg': bytes,
        '[2026] {x}/five.jpg': bytes,
      });
      const found = async (pattern: string): Promise<readonly string[]> =>
        Object.keys(states(await run(task({ images: [folder.at(pattern)], anonymisation: undefined }))));
      assert.deepEqual(await found('a/*.jpg'), ['a/one.jpg']);
      assert.deepEqual(await found('a/**/*.jpg'), ['a/one.jpg', 'a/b/three.jpg']);
      assert.deepEqual(await found('a/{one,two}.*'), ['a/one.jpg', 'a/two.png']);
      assert.deepEqual(await found('four[1].jpg'), ['four[1].jpg']);
      assert.deepEqual(await found('[2026] {x}/*.jpg'), ['[2026] {x}/five.jpg']);
    });

    it('that are named twice are done once, and what does not exist is reported', async () => {
      await folder.write({ 'photo.jpg': await photo() });
      const images = [folder.at('photo.jpg'), folder.path, folder.at('gone.jpg')];
      const result = await run(task({ images, anonymisation: undefined }));
      assert.deepEqual(states(result), { 'gone.jpg': 'failed', 'photo.jpg': 'done' });
    });

    it('that folders and patterns do not have are failures, unless that is accepted', async () => {
      await folder.write({ 'a/one.jpg': await photo(), 'b/notes.txt': 'none' });
      const images = ['a', 'a/*.jpg', 'b', 'b/*.png', 'gone/*.jpg'].map((path) => folder.at(path));
      const result = await run(task({ images, anonymisation: undefined }));
      assert.deepEqual(states(result), {
        gone: 'failed',
        b: 'failed',
        'b/*.png': 'failed',
        'a/one.jpg': 'done',
      });
      const reasonOf = (path: string): string =>
        reason(result.images.find(({ image }) => image === folder.at(path)));
      assert.equal(reasonOf('b'), 'No images in this folder');
      assert.equal(reasonOf('b/*.png'), 'No image matches this pattern');
      const accepted = await run(task({ images, anonymisation: undefined, allowEmpty: true }));
      assert.deepEqual(states(accepted), { gone: 'failed', 'a/one.jpg': 'done' });
    });

    it('are not all that lies in folders: the rest is listed by kind, what may show people first', async () => {
      await folder.write({
        'in/one.jpg': await photo(),
        'in/one.jpg.blur.json':
          '{"version":1,"width":80,"height":60,"added":[],"removed":[],"moved":[],"excluded":[]}',
        'in/.hidden.mp4': '',
        'in/notes.txt': '',
        'in/more.txt': '',
        'in/README': '',
        'in/b/clip.MP4': '',
        'in/scan.pdf': '',
        'elsewhere/two.jpg': await photo(),
      });
      for (const name of ['4', '1', '3', '2']) await folder.write({ [`in/${name}.mov`]: '' });
      await symlink(folder.at('elsewhere/two.jpg'), folder.at('in/two.jpg'));
      const passed = async (...images: string[]): Promise<Readonly<Record<string, readonly string[]>>> => {
        const paths = images.map((path) => folder.at(path));
        const { passedOver } = await run(task({ images: paths, output: { folder: folder.at('out') } }));
        return Object.fromEntries(
          passedOver.map(({ kind, count, first }) => [
            `${count} ${kind}`,
            first.map((path) => path.slice(folder.path.length + 1)),
          ]),
        );
      };
      const all = await passed('in', 'in/**/*');
      assert.deepEqual(all, {
        '4 .mov': ['in/1.mov', 'in/2.mov', 'in/3.mov'],
        '1 .mp4': ['in/b/clip.MP4'],
        '1 .pdf': ['in/scan.pdf'],
        '1 symbolic-link': ['in/two.jpg'],
        '2 .txt': ['in/more.txt', 'in/notes.txt'],
        '1 no-extension': ['in/README'],
      });
      assert.deepEqual(Object.keys(all).slice(-2), ['2 .txt', '1 no-extension']);
      assert.deepEqual(await passed('in/*.jpg'), { '1 symbolic-link': ['in/two.jpg'] });
      assert.deepEqual(await passed('in/*.jpg', 'in/two.jpg'), {}, 'a link that is named is followed');
    });

    it('that are broken are each reported, and all others are done', async () => {
      const bytes = await textured(24, 16).jpeg().toBuffer();
      const files = Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [
          `${String(index).padStart(3, '0')}.jpg`,
          index % 100 === 7 ? bytes.subarray(0, 100) : index === 50 ? Buffer.alloc(0) : bytes,
        ]),
      );
      await folder.write(files);
      const seen: number[] = [];
      const result = await run(task({ output: { folder: folder.at('out') } }), {
        onImage: ({ done: count, total }) => {
          assert.equal(total, 300);
          seen.push(count);
        },
      });
      const failed = result.images
        .filter(({ state }) => state === 'failed')
        .map(({ image }) => image.slice(-7));
      assert.deepEqual(failed, ['007.jpg', '050.jpg', '107.jpg', '207.jpg']);
      assert.equal(result.images.filter(({ state }) => state === 'done').length, 296);
      assert.deepEqual(
        seen,
        Array.from({ length: 300 }, (_, index) => index + 1),
      );
      assert.equal((await readdir(folder.at('out'))).length, 297);
    });

    it('whose detection breaks are reported, too', async () => {
      await folder.write({ 'photo.jpg': await photo() });
      const detector = seeing(() => {
        throw new Error('no memory');
      });
      const result = await run(task(), { detectorFor: () => Promise.resolve(detector) });
      assert.equal(reason(only(result)), 'no memory');
      assert.deepEqual((await readdir(folder.path)).sort(), [JOURNAL, 'photo.jpg']);
    });
  });
});
