import assert from 'node:assert/strict';
import { readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DEFAULT_ANONYMISATION } from '../../vision/anonymization/method.ts';
import { done, isCoveredInTheMiddle, only, photo, reason, run, taskIn, type Change } from './testing/runs.ts';
import { PictureFolder, textured } from '../../testing/pictures.ts';
import { JOURNAL } from './journal.ts';
import type { BlurTask } from './task.ts';
import { TaskFault } from '@vitruve/workspace';

let folder: PictureFolder;
const task = (change?: Change): BlurTask => taskIn(folder.path, change);

describe('Blur: cancelled, killed, taken up again', () => {
  beforeEach(() => {
    folder = new PictureFolder();
  });
  afterEach(() => {
    folder.remove();
  });

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
    assert.match(reason(only(await run(inFolder({ resume: true })))), /not created by Vitruve/u);
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
