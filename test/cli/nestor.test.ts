import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import sharp from 'sharp';
import { CLI, CommandFolder } from './command.ts';

const EXAMPLE = join(import.meta.dirname, '../../examples/nestor');

/** How many faces and plates are drawn in each photo. */
const DRAWN: Readonly<Record<string, readonly [number, number]>> = {
  'equipe.jpg': [5, 0],
  'facade.jpg': [0, 0],
  'parking.jpg': [0, 2],
  'rue.jpg': [2, 1],
};

interface PrintedReport {
  readonly images: readonly {
    readonly path: string;
    readonly detections: readonly { readonly subject: string }[];
  }[];
}

describe('examples/nestor', () => {
  let folder: CommandFolder;

  beforeEach(() => {
    folder = new CommandFolder();
    cpSync(EXAMPLE, folder.path, { recursive: true });
  });

  afterEach(() => {
    folder.remove();
  });

  it('is published as configured, with a report for the register', async () => {
    const { code, stdout, stderr } = await folder.run([
      'blur',
      '--config',
      'publication.blur.yaml',
      '--mode',
      'fast',
      '--json',
    ]);
    assert.equal(code, 0, stderr);
    const counts = (JSON.parse(stdout) as PrintedReport).images.map(
      ({ path, detections }): [string, number[]] => [
        path.replace(/^photos\//u, ''),
        ['face', 'plate'].map((subject) => detections.filter((one) => one.subject === subject).length),
      ],
    );
    assert.deepEqual(Object.fromEntries(counts), DRAWN);
    assert.deepEqual(
      readdirSync(join(folder.path, 'publication'))
        .filter((name) => name.endsWith('.jpg'))
        .sort(),
      Object.keys(DRAWN),
    );
    assert.equal((await sharp(join(folder.path, 'publication/rue.jpg')).metadata()).exif, undefined);
    assert.equal(readFileSync(join(folder.path, 'rapports/registre.pdf'), 'latin1').slice(0, 5), '%PDF-');
    const original = readFileSync(join(folder.path, 'photos/rue.jpg'));
    assert.deepEqual(original, readFileSync(join(EXAMPLE, 'photos/rue.jpg')));
  });

  it('is read by the configuration that the services share; options go before it', async () => {
    const { code, stdout, stderr } = await folder.run([
      'blur',
      'photos/rue.jpg',
      '--config',
      'nestor-ai-config.json',
      '--mode',
      'fast',
      '-o',
      'elsewhere',
    ]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /2 faces, 1 plate/u);
    assert.ok(existsSync(join(folder.path, 'elsewhere/rue.jpg')));
    folder.write({ 'nestor-ai-config.json': '{ "task": "blurr" }' });
    const wrong = await folder.run(['blur', 'photos', '--config', 'nestor-ai-config.json']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /nestor-ai-config\.json:1:12: .*blur\/unknown-word/u);
  });

  it('compares two detectors on the same photos', async () => {
    const { code, stdout } = await folder.run([
      'blur',
      'photos/rue.jpg',
      '--only',
      'face',
      '--compare',
      'fast',
    ]);
    assert.equal(code, 0);
    assert.match(stdout, /photos\/rue\.jpg +2 +\d+ +2 +\d+ +2 +100%/u);
    assert.match(stdout, /^Faces\. /mu);
    const printed = await folder.run(['blur', 'photos', '--only', 'face', '--compare', 'fast', '--json']);
    const { images } = JSON.parse(printed.stdout) as { images: { image: string }[] };
    assert.ok(
      images.some(({ image }) => image === 'photos/rue.jpg'),
      printed.stdout,
    );
    const missing = await folder.run(['blur', 'photos', '--compare', 'face=modele.onnx']);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /Model "modele\.onnx" does not exist/u);
    assert.doesNotMatch(missing.stderr, /rue\.jpg/u, 'nothing is done before it is known');
  });

  it('is served: a photo in, where faces and plates are out', async () => {
    const child = spawn(
      process.execPath,
      [CLI, 'serve', '--blur', '--port', '0', '--config', 'nestor-ai-config.json'],
      {
        cwd: folder.path,
        env: { ...process.env, LANG: 'en' },
      },
    );
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const url = /http:\S+/u.exec(line.toString('utf8'))?.[0] ?? '';
      const form = new FormData();
      form.append('image', new Blob([readFileSync(join(EXAMPLE, 'photos/rue.jpg'))]), 'rue.jpg');
      const response = await fetch(`${url}/detect?mode=fast`, { method: 'POST', body: form });
      const { counts } = (await response.json()) as { counts: unknown };
      assert.deepEqual(counts, { face: 2, plate: 1 });
      child.kill('SIGINT');
      const [code] = (await once(child, 'exit')) as [number];
      assert.equal(code, 0);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
