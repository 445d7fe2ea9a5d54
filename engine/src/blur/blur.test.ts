import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { link, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import sharp from 'sharp';
import { DEFAULT_ANONYMISATION } from '../anonymisation/method.ts';
import { middle, seeing } from '../testing/fake-detector.ts';
import { paged, PictureFolder, textured } from '../testing/pictures.ts';
import { DEFAULT_TASK } from './defaults.ts';
import { JOURNAL } from './journal.ts';
import { runBlur, type Surroundings } from './run.ts';
import {
  TaskFault,
  type BlurResult,
  type BlurTask,
  type DoneImage,
  type ImageResult,
  type OutputForm,
} from './task.ts';

let folder: PictureFolder;
beforeEach(() => {
  folder = new PictureFolder();
});
afterEach(() => {
  folder.remove();
});

const photo = (): Promise<Buffer> => textured(80, 60).jpeg().toBuffer();

type Change = Partial<Omit<BlurTask, 'output'>> & { readonly output?: Partial<OutputForm> };

function task(change: Change = {}): BlurTask {
  const { output, ...rest } = change;
  return {
    ...DEFAULT_TASK,
    images: [folder.path],
    subjects: ['face'],
    ...rest,
    output: { ...DEFAULT_TASK.output, ...output },
  };
}

function run(asked: BlurTask, surroundings: Partial<Surroundings> = {}): Promise<BlurResult> {
  return runBlur(asked, {
    detectorFor: (subject) => Promise.resolve(seeing(middle, { subject })),
    ...surroundings,
  });
}

function states({ images }: BlurResult): Readonly<Record<string, ImageResult['state']>> {
  return Object.fromEntries(images.map(({ image, state }) => [image.slice(folder.path.length + 1), state]));
}

function only({ images }: BlurResult): ImageResult {
  assert.equal(images.length, 1);
  const [image] = images;
  assert.ok(image);
  return image;
}

function done(result: BlurResult): DoneImage {
  const image = only(result);
  assert.equal(image.state, 'done', JSON.stringify(image));
  return image;
}

function reason(image: ImageResult | undefined): string {
  assert.equal(image?.state, 'failed', JSON.stringify(image));
  return image.reason;
}

async function hash(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

async function isCoveredInTheMiddle(path: string): Promise<boolean> {
  const { data, info } = await sharp(path)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3;
  return Math.max(data[at] ?? 255, data[at + 1] ?? 255, data[at + 2] ?? 255) < 8;
}

describe('Blur: results', () => {
  it('lie beside the originals, which stay what they were', async () => {
    await folder.write({ 'a/photo.jpg': await photo(), 'a/notes.txt': 'none' });
    const before = await hash(folder.at('a/photo.jpg'));
    const { output, detections } = done(await run(task()));
    assert.equal(output, folder.at('a/photo.blurred.jpg'));
    assert.ok(await isCoveredInTheMiddle(output));
    assert.equal(detections.length, 1);
    assert.equal(await hash(folder.at('a/photo.jpg')), before);
    assert.deepEqual((await readdir(folder.at('a'))).sort(), ['notes.txt', 'photo.blurred.jpg', 'photo.jpg']);
  });

  it('are no images of the next run', async () => {
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

  it('have the ending of what they are, whatever the name of the image says', async () => {
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

  it('are no images of later runs, wherever those write', async () => {
    const drawn = { drawn: true };
    await folder.write({ 'photo.jpg': await photo(), 'other.blurred.jpg': await photo() });
    await run(task({ output: drawn }));
    const both = { 'other.blurred.jpg': 'done', 'photo.jpg': 'done' };
    assert.deepEqual(states(await run(task({ output: drawn }))), both);
    const elsewhere = await run(task({ output: { ...drawn, folder: folder.at('out') } }));
    assert.deepEqual(states(elsewhere), both);
  });

  it('are none when it is detected only, and nothing is written', async () => {
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

describe('Blur: what is never replaced', () => {
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

describe('Blur: images', () => {
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

  it('that are broken are each reported, and all others are done', async function () {
    this.timeout(60_000);
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

describe('Blur: cancelled, killed, taken up again', () => {
  const many = async (count: number): Promise<void> => {
    const bytes = await photo();
    await folder.write(
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`in/${index}.jpg`, bytes])),
    );
  };
  const inFolder = (change: Change = {}): BlurTask =>
    task({ images: [folder.at('in')], output: { folder: folder.at('out') }, workers: 1, ...change });

  it('what was done stays, and what was not is said', async () => {
    await many(5);
    const controller = new AbortController();
    const result = await run(inFolder(), {
      signal: controller.signal,
      onImage: ({ done: count }) => {
        if (count === 2) controller.abort();
      },
    });
    assert.deepEqual(
      result.images.map(({ state }) => state),
      ['done', 'done', 'cancelled', 'cancelled', 'cancelled'],
    );
    assert.deepEqual((await readdir(folder.at('out'))).sort(), [JOURNAL, '0.jpg', '1.jpg']);
  });

  it('the next run skips what was finished', async () => {
    await many(3);
    await run(inFolder());
    await rm(folder.at('out/1.jpg'));
    const looked: string[] = [];
    const result = await run(inFolder({ resume: true }), {
      onImage: ({ image }) => looked.push(image.state),
    });
    assert.deepEqual(
      result.images.map(({ state }) => state),
      ['skipped', 'done', 'skipped'],
    );
    const [first] = result.images;
    assert.equal(first?.state === 'skipped' && first.earlier.detections.length, 1);
  });

  const changes: Readonly<Record<string, () => Promise<Change>>> = {
    'the image': async () => {
      await folder.write({ 'in/0.jpg': await textured(90, 60).jpeg().toBuffer() });
      return {};
    },
    'the result': async () => {
      await folder.write({ 'out/0.jpg': 'somebody wrote over it' });
      return {};
    },
    'the decisions': async () => {
      await folder.write({ 'in/0.jpg.blur.json': JSON.stringify({ version: 1, width: 80, height: 60 }) });
      return {};
    },
    'the method': () => Promise.resolve({ anonymisation: { ...DEFAULT_ANONYMISATION, method: 'mosaic' } }),
    'the mode': () => Promise.resolve({ mode: 'strict' }),
    'the threshold': () => Promise.resolve({ thresholds: { face: 0.3 } }),
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`it is done again when it changed: ${name}`, async () => {
      await many(1);
      await run(inFolder());
      done(await run(inFolder({ resume: true, ...(await change()) })));
    });
  }

  it('a line that a killed run left unfinished is left out, and temporary files of dead processes go', async () => {
    await many(2);
    await run(inFolder());
    const journal = folder.at('out', JOURNAL);
    const [, first, , second] = (await readFile(journal, 'utf8')).trim().split('\n');
    await writeFile(journal, `${first}\n${second?.slice(0, 40)}`);
    const leftover = folder.at('out/.1.jpg.999999999-0123456789ab.vitruve-tmp');
    await writeFile(leftover, 'half');
    await rm(folder.at('out/1.jpg'));
    const result = await run(inFolder({ resume: true }));
    assert.deepEqual(
      result.images.map(({ state }) => state),
      ['skipped', 'done'],
    );
    await assert.rejects(stat(leftover), /ENOENT/u);
    assert.equal((await readFile(journal, 'utf8')).trim().split('\n').length, 4);
  });

  it('a result that a killed run wrote and could not note is ours, and that of somebody in its place is not', async () => {
    await many(1);
    await run(inFolder());
    const journal = folder.at('out', JOURNAL);
    const [intention, entry] = (await readFile(journal, 'utf8')).trim().split('\n');
    assert.match(intention ?? '', /"writes":"0\.jpg"/u);
    assert.match(entry ?? '', /"result"/u);
    await writeFile(journal, `${intention}\n`);
    done(await run(inFolder({ resume: true })));
    await writeFile(journal, `${intention}\n`);
    await writeFile(folder.at('out/0.jpg'), 'of somebody');
    assert.match(reason(only(await run(inFolder({ resume: true })))), /not made by Vitruve/u);
    assert.equal(await readFile(folder.at('out/0.jpg'), 'utf8'), 'of somebody');
  });

  it('two runs at once in one folder both end well', async () => {
    await many(12);
    const results = await Promise.all([run(inFolder()), run(inFolder({ workers: 2 }))]);
    for (const { images } of results)
      assert.deepEqual(
        images.filter(({ state }) => state !== 'done'),
        [],
      );
    for (let index = 0; index < 12; index++)
      assert.ok(await isCoveredInTheMiddle(folder.at(`out/${index}.jpg`)));
    assert.deepEqual((await readdir(folder.at('out'))).length, 13);
  });

  it('a link in the place of the journal leads its lines nowhere', async () => {
    await many(1);
    await folder.write({ 'out/x': '', 'elsewhere.txt': 'of somebody' });
    await symlink(folder.at('elsewhere.txt'), folder.at('out', JOURNAL));
    await assert.rejects(run(inFolder()), TaskFault);
    assert.equal(await readFile(folder.at('elsewhere.txt'), 'utf8'), 'of somebody');
  });

  it('the folder of results can be moved with that of the images', async () => {
    await many(1);
    await run(inFolder());
    const line = await readFile(folder.at('out', JOURNAL), 'utf8');
    assert.ok(!line.includes(folder.path), line);
  });
});

describe('Blur: decisions', () => {
  const box = { left: 20, top: 15, width: 40, height: 30 };
  const decide = (decisions: object): Promise<PictureFolder> =>
    folder.write({
      'photo.jpg.blur.json': JSON.stringify({ version: 1, width: 80, height: 60, ...decisions }),
    });
  beforeEach(async () => {
    await folder.write({ 'photo.jpg': await photo() });
  });

  it('a box that was added is covered', async () => {
    await decide({ added: [{ subject: 'plate', box: { left: 0, top: 0, width: 10, height: 5 } }] });
    const { detections, decisions } = done(await run(task()));
    assert.deepEqual(
      detections.map(({ by }) => by),
      ['fake-face', 'person'],
    );
    assert.deepEqual(decisions, { added: 1, removed: 0, moved: 0, excluded: 0 });
  });

  it('a box that was removed stays so when the model sees it a little elsewhere', async () => {
    await decide({ removed: [{ subject: 'face', box: { ...box, left: 24 } }] });
    const { detections, output } = done(await run(task()));
    assert.deepEqual(detections, []);
    assert.ok(output && !(await isCoveredInTheMiddle(output)));
  });

  it('a box that was removed of another subject hides nothing', async () => {
    await decide({ removed: [{ subject: 'plate', box }] });
    assert.equal(done(await run(task())).detections.length, 1);
  });

  it('a box that was moved is covered in its new place, whether or not the model sees it', async () => {
    const to = { left: 60, top: 40, width: 10, height: 10 };
    await decide({ moved: [{ from: { subject: 'face', box }, to }] });
    for (const boxes of [middle, () => []]) {
      const result = await run(task({ anonymisation: undefined }), {
        detectorFor: () => Promise.resolve(seeing(boxes)),
      });
      assert.deepEqual(
        done(result).detections.map((found) => found.box),
        [to],
      );
    }
  });

  it('nothing is covered in a zone that is to be left alone', async () => {
    await decide({ excluded: [{ box: { left: 0, top: 0, width: 80, height: 60 } }] });
    const { detections, decisions } = done(await run(task()));
    assert.deepEqual([detections.length, decisions?.excluded], [0, 1]);
  });

  const size = '"version": 1,\n"width": 80,\n"height": 60';
  const outside = '{ "subject": "face", "box": { "left": 80, "top": 0, "width": 9, "height": 9 } }';
  const faults: Readonly<Record<string, readonly [text: string, reason: RegExp]>> = {
    'that are not JSON': ['{\n"version": 1,\n"width" 80 }', /^photo\.jpg\.blur\.json:3:\d+: /u],
    'that end too early': ['{', /^photo\.jpg\.blur\.json:1:\d: /u],
    'that are YAML and no JSON': [
      'version: 1\nwidth: 80\nheight: 60\n',
      /^photo\.jpg\.blur\.json:4:1: It is no JSON/u,
    ],
    'without a size': ['{ "version": 1 }', /json:1:\d+: .*width/u],
    'of an image of another size': ['{ "version": 1, "width": 60, "height": 80 }', /60 × 80.*80 × 60/u],
    'with a box that is none': [`{${size},\n"added": [{ "subject": "face" }] }`, /json:4:\d+: .*box/u],
    'of an unknown subject': [
      `{${size},\n"removed": [\n${outside.replace('face', 'cat')}] }`,
      /json:5:\d+: .*cat/u,
    ],
    'with a key that is misspelt': [`{${size},\n"adedd": [${outside}] }`, /json:4:\d+: .*adedd/u],
    'of a later version': ['{ "version": 2, "width": 80, "height": 60 }', /json:1:\d+: /u],
    'outside of the image': [`{${size}, "added": [${outside}] }`, /the box at 80, 0 lies outside/u],
    'on a page that it does not have': [
      `{${size}, "added": [${outside.replace('80', '0').replace('"box"', '"page": 1, "box"')}] }`,
      /outside/u,
    ],
  };
  for (const [name, [text, expected]] of Object.entries(faults)) {
    it(`decisions ${name} are not passed over: the image fails`, async () => {
      await folder.write({ 'photo.jpg.blur.json': text });
      assert.match(reason(only(await run(task()))), expected);
      await assert.rejects(stat(folder.at('photo.blurred.jpg')), /ENOENT/u);
    });
  }
});
