import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import sharp from 'sharp';
import reportSchema from '@vitruve/schemas/blur-report.schema.json' with { type: 'json' };
import { CLI, CommandFolder } from './command.ts';

/** Looks with the smallest model, where what is found does not matter. */
const QUICK = ['--only', 'face', '--mode', 'fast'];

/** A car from behind, with a plate. */
const PLATE = { left: 250, top: 300, width: 200, height: 44 };

function car(): Promise<Buffer> {
  const { left, top, width, height } = PLATE;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="480">
    <rect width="700" height="480" fill="#9aa4ad"/><rect y="400" width="700" height="80" fill="#555"/>
    <rect x="110" y="120" width="480" height="290" rx="60" fill="#7a1f1f"/><rect x="170" y="140" width="360" height="100" rx="20" fill="#223"/>
    <rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#fff" stroke="#111" stroke-width="3"/>
    <text x="${left + width / 2}" y="${top + 35}" font-family="DejaVu Sans, sans-serif" font-weight="bold" font-size="34" text-anchor="middle" fill="#111">AB-123-CD</text></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

interface Report {
  readonly summary: Readonly<Record<string, number>>;
  readonly models: readonly { readonly id: string }[];
  readonly passedOver: readonly object[];
  readonly images: readonly {
    readonly path: string;
    readonly state: string;
    readonly output?: string | null;
    readonly detections?: readonly { readonly subject: string; readonly box: typeof PLATE }[];
  }[];
}

describe('vitruve blur', () => {
  let photo: Buffer;
  let plain: Buffer;
  let folder: CommandFolder;
  before(async () => {
    photo = await car();
    plain = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#4a5' } })
      .jpeg()
      .toBuffer();
  });
  beforeEach(() => {
    folder = new CommandFolder();
  });
  afterEach(() => {
    folder.remove();
  });

  const report = async (...args: string[]): Promise<{ code: number | null; report: Report }> => {
    const { code, stdout, stderr } = await folder.runHere(['blur', '--json', ...args]);
    assert.ok(stdout.startsWith('{'), stderr);
    const parsed = JSON.parse(stdout) as Report;
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(reportSchema);
    assert.ok(validate(parsed), JSON.stringify(validate.errors));
    return { code, report: parsed };
  };

  it('finds the plate of a car with the models that are shipped, and covers its characters', async () => {
    folder.write({ 'in/car.jpg': photo });
    const before = createHash('sha256').update(photo).digest('hex');
    const { code, report: found } = await report('in', '--only', 'plate', '-o', 'out');
    assert.equal(code, 0);
    const [image] = found.images;
    assert.equal(image?.output, 'out/car.jpg');
    assert.equal(image.detections?.length, 1, JSON.stringify(image));
    const { data, info } = await sharp(join(folder.path, 'out/car.jpg'))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const inner = { left: 265, top: 308, width: 170, height: 28 };
    let light = 0;
    for (let y = inner.top; y < inner.top + inner.height; y++)
      for (let x = inner.left; x < inner.left + inner.width; x++)
        if ((data[(y * info.width + x) * info.channels] ?? 0) > 40) light++;
    assert.equal(light, 0, 'pixels of the plate that are seen');
    const after = createHash('sha256')
      .update(readFileSync(join(folder.path, 'in/car.jpg')))
      .digest('hex');
    assert.equal(after, before);
  });

  it('leaves nothing in the folder of its user: the runtime of the models neither counts machines nor reports to anybody', async () => {
    folder.write({ 'a.jpg': plain, 'home/x': '' });
    const environment = { HOME: join(folder.path, 'home'), XDG_CACHE_HOME: join(folder.path, 'home/cache') };
    const { code, stderr } = await folder.run(['blur', 'a.jpg', ...QUICK, '-q'], environment);
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(readdirSync(join(folder.path, 'home')), ['x']);
  });

  it('reports before any work that a report cannot be written', async () => {
    folder.write({ 'a.jpg': plain, file: '' });
    const { code, stderr } = await folder.runHere(['blur', 'a.jpg', ...QUICK, '--report', 'file/report.md']);
    assert.equal(code, 2);
    assert.match(stderr, /"file\/report\.md" cannot be written/u);
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.jpg', 'file']);
  });

  it('does images whose names are as long as names can be', async () => {
    const name = `${'é'.repeat(125)}.jpg`;
    folder.write({ [`in/${name}`]: plain });
    const { code, stderr } = await folder.runHere(['blur', 'in', '-o', 'out', ...QUICK, '-q']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.ok(readdirSync(join(folder.path, 'out')).includes(name));
  });

  it('prints what was found, and writes nothing, with --detect-only', async () => {
    folder.write({ 'car.jpg': photo });
    const { code, stdout } = await folder.runHere(['blur', 'car.jpg', '--only', 'plate', '--detect-only']);
    assert.equal(code, 0);
    assert.match(stdout, /^car\.jpg: plate [01]\.\d\d \[\d+ \d+ \d+ \d+\]\n1 image done, 0 faces, 1 plate/u);
    assert.deepEqual(readdirSync(folder.path), ['car.jpg']);
  });

  it('reports a broken image and does the others: exit code 1', async () => {
    folder.write({ 'a.jpg': plain, 'b.jpg': plain.subarray(0, 200), 'c.jpg': '' });
    const { code, stdout, stderr } = await folder.runHere(['blur', '.', ...QUICK]);
    assert.equal(code, 1);
    assert.match(stdout, /1 image done, 2 failed/u);
    assert.match(stderr, /b\.jpg: The image is damaged/u);
    assert.match(stderr, /c\.jpg: The file is empty/u);
  });

  it('fails for a pattern that matches nothing, and names it, unless that is accepted', async () => {
    folder.write({ 'a.jpg': plain, 'empty/x.txt': '' });
    const args = ['blur', '*.jpg', '*.png', ...QUICK, '--detect-only'];
    const refused = await folder.runHere(args);
    assert.equal(refused.code, 1);
    assert.match(refused.stdout, /1 image done, 1 failed/u);
    assert.match(refused.stderr, /\*\.png: No image matches this pattern/u);
    assert.equal((await folder.runHere([...args, '--allow-empty'])).code, 0);
    const { code, report: none } = await report('empty', ...QUICK, '--allow-empty');
    assert.deepEqual([code, none.images], [0, []]);
  });

  it('says what it did not read in a folder', async () => {
    folder.write({ 'in/a.jpg': plain, 'in/clip.mp4': '', 'in/scan.pdf': '', 'videos/b.mp4': '' });
    const args = [...QUICK, '--detect-only'];
    const { code, stdout } = await folder.runHere([
      'blur',
      'in',
      ...args,
      '--report',
      'r.md',
      '--report',
      'r.html',
    ]);
    assert.equal(code, 0);
    assert.match(stdout, /\nNot read: 1 \.mp4 \(clip\.mp4\), 1 \.pdf \(scan\.pdf\)\n$/u);
    for (const file of ['r.md', 'r.html'])
      assert.match(readFileSync(join(folder.path, file), 'utf8'), /in\/clip\.mp4/u, file);
    const { report: found } = await report('in', ...args);
    assert.deepEqual(found.passedOver, [
      { kind: '.mp4', count: 1, first: ['in/clip.mp4'] },
      { kind: '.pdf', count: 1, first: ['in/scan.pdf'] },
    ]);
    const none = await folder.runHere(['blur', 'videos', ...args]);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /No images in videos\. Not read: 1 \.mp4 \(b\.mp4\)/u);
  });

  it('takes a list from the standard input', async () => {
    folder.write({ 'a b.jpg': plain, 'c.jpg': plain, 'd.jpg': plain });
    for (const list of ['a b.jpg\nc.jpg\n', 'a b.jpg\0c.jpg\0', 'a b.jpg\r\nc.jpg']) {
      const args = ['blur', '-', ...QUICK, '--json', '--detect-only'];
      const { stdout } = await folder.run(args, {}, undefined, list);
      const { images } = JSON.parse(stdout) as Report;
      assert.deepEqual(
        images.map(({ path }) => path),
        ['a b.jpg', 'c.jpg'],
      );
    }
  });

  it('skips what was done with --resume', async () => {
    folder.write({ 'a.jpg': plain, 'b.jpg': plain });
    await report('.', ...QUICK);
    const { report: second } = await report('.', ...QUICK, '--resume');
    assert.deepEqual([second.summary['skipped'], second.summary['done']], [2, 0]);
  });

  it('writes reports for people, programs and labelling tools', async () => {
    folder.write({ 'car.jpg': photo });
    const files = ['r.md', 'r.json', 'r.coco.json'];
    const args = ['blur', 'car.jpg', '--detect-only', ...files.flatMap((file) => ['--report', file])];
    const { code } = await folder.runHere(args, { LC_ALL: 'fr_FR.UTF-8' });
    assert.equal(code, 0);
    const [page, json, coco] = files.map((file) => readFileSync(join(folder.path, file), 'utf8'));
    assert.match(page ?? '', /^# Rapport d’anonymisation/u);
    assert.match(page ?? '', /[0-9a-f]{64}/u);
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(reportSchema);
    assert.ok(validate(JSON.parse(json ?? '')), JSON.stringify(validate.errors));
    const { annotations, categories } = JSON.parse(coco ?? '') as {
      annotations: { bbox: number[]; category_id: number }[];
      categories: { id: number; name: string }[];
    };
    assert.equal(categories.find(({ id }) => id === annotations[0]?.category_id)?.name, 'plate');
    assert.equal(annotations[0]?.bbox.length, 4);
  });

  it('names the models that were asked: in fast mode the small one alone', async () => {
    folder.write({ 'a.jpg': plain });
    const asked = async (mode: string): Promise<readonly unknown[]> => {
      const found = await report('a.jpg', '--only', 'face', '--detect-only', '--mode', mode);
      return found.report.models.map(({ id }) => id);
    };
    assert.deepEqual(await asked('fast'), ['ultra-light-rfb']);
    assert.deepEqual(await asked('standard'), ['ultra-light-rfb', 'centerface']);
  });

  const misuses: Readonly<Record<string, readonly string[]>> = {
    'no images': [],
    'no pictures in a folder': ['empty'],
    'an unknown method': ['a.jpg', '--method', 'magic'],
    'a threshold that is none': ['a.jpg', '--threshold', '2'],
    'a picture that is missing': ['a.jpg', '--method', 'picture'],
    'a picture that is none': ['a.jpg', '--method', 'picture', '--picture', 'notes.txt'],
    'a model that does not exist': ['a.jpg', '--model', 'face=gone.onnx'],
    'a model that is none': ['a.jpg', '--model', 'face=notes.txt'],
    'a report in an unknown form': ['a.jpg', '--report', 'report.txt'],
    'a suffix that leads elsewhere': ['a.jpg', '--suffix', '/../x'],
    'a folder that cannot be made': ['a.jpg', '-o', 'notes.txt/out'],
    'a colour that is none': ['a.jpg', '--colour', 'red'],
  };
  for (const [name, args] of Object.entries(misuses)) {
    it(`2 on ${name}`, async () => {
      folder.write({ 'a.jpg': plain, 'notes.txt': 'Not a picture', 'empty/x.txt': '' });
      const { code, stdout, stderr } = await folder.runHere(['blur', ...args]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^vitruve: /u);
      assert.ok(!stderr.includes('    at '), stderr);
    });
  }

  it('2 where the libraries are missing, while the other commands run', () => {
    folder.write({ 'a.jpg': plain, 'alone/cli.cjs': readFileSync(CLI) });
    cpSync(join(dirname(CLI), 'cli'), join(folder.path, 'alone/cli'), { recursive: true });
    const run = (...args: string[]): string =>
      spawnSync(process.execPath, ['alone/cli.cjs', ...args], { cwd: folder.path, encoding: 'utf8' }).stderr;
    assert.match(run('blur', 'a.jpg'), /^vitruve: This command requires two additional libraries/u);
    assert.equal(run('rules'), '');
  });

  it('Ctrl+C: what was done stays, nothing is half-written, and the rest can be done later', async () => {
    const count = 12;
    for (let index = 0; index < count; index++) folder.write({ [`in/${index}.jpg`]: photo });
    const code = await new Promise<number | null>((resolve) => {
      const args = ['blur', 'in', '-o', 'out', '--only', 'face', '--workers', '2'];
      const child = spawn(process.execPath, [CLI, ...args], { cwd: folder.path });
      child.stderr.once('data', () => child.kill('SIGINT'));
      child.on('close', resolve);
    });
    assert.equal(code, 130);
    await assertWhole(join(folder.path, 'out'), count);
    const { report: second } = await report('in', '-o', 'out', '--only', 'face', '--resume');
    assert.ok((second.summary['skipped'] ?? 0) > 0);
    assert.equal((second.summary['skipped'] ?? 0) + (second.summary['done'] ?? 0), count);
  });

  it('killed: no torn file, and the next run ends what it began', async () => {
    const count = 8;
    for (let index = 0; index < count; index++) folder.write({ [`in/${index}.jpg`]: photo });
    await new Promise((resolve) => {
      const args = ['blur', 'in', '-o', 'out', '--only', 'face', '--workers', '4'];
      const child = spawn(process.execPath, [CLI, ...args], { cwd: folder.path });
      child.stderr.once('data', () => setTimeout(() => child.kill('SIGKILL'), 150));
      child.on('close', resolve);
    });
    // What a process that is killed has begun is a file of another name.
    writeFileSync(
      join(folder.path, 'out/.0.jpg.999999999-0123456789ab.vitruve-tmp'),
      photo.subarray(0, 1000),
    );
    const { report: second } = await report('in', '-o', 'out', '--only', 'face', '--resume', '--overwrite');
    assert.equal((second.summary['skipped'] ?? 0) + (second.summary['done'] ?? 0), count);
    await assertWhole(join(folder.path, 'out'), count);
  });
});

/** Every picture in a folder can be read to its end, and there is nothing else but the journal. */
async function assertWhole(folder: string, most: number): Promise<void> {
  const names = readdirSync(folder).filter((name) => name !== '.vitruve-blur.jsonl');
  assert.ok(names.length <= most);
  for (const name of names) {
    assert.match(name, /^\d+\.jpg$/u);
    await sharp(join(folder, name), { failOn: 'warning' }).raw().toBuffer();
  }
}
