import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import sharp from 'sharp';
import {
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { DEFAULT_TASK } from '../tasks/blur/defaults.ts';
import type { Decisions } from '../tasks/blur/decisions.ts';
import {
  auditReport,
  previewPicture,
  readDecisions,
  runBlur,
  saveDecisions,
  TASK_REFUSED,
} from '../protocol.ts';
import { middle, seeing } from '../testing/fake-detector.ts';
import { PictureFolder, textured } from '../testing/pictures.ts';
import { serve } from './serve.ts';

describe('the engine, asked by the editor', () => {
  const folder = new PictureFolder();
  const [there, back] = [new PassThrough(), new PassThrough()];
  const served = createMessageConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
  const editor = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));

  before(async () => {
    await folder.write({
      'turned.jpg': await textured(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      'deep.tiff': await textured(500, 100).toColourspace('rgb16').tiff().toBuffer(),
      'broken.jpg': 'no picture',
    });
    serve(served, () => Promise.resolve(seeing(middle)), '1.2.3');
    editor.listen();
  });
  after(() => {
    editor.dispose();
    served.dispose();
    folder.remove();
  });

  it('makes a preview of any picture: upright, small, and with the size that boxes count in', async () => {
    const turned = await editor.sendRequest(previewPicture, { path: folder.at('turned.jpg'), longest: 150 });
    assert.deepEqual([turned.width, turned.height, turned.pages], [200, 300, 1]);
    const { width, height, format } = await sharp(Buffer.from(turned.data, 'base64')).metadata();
    assert.deepEqual([width, height, format], [100, 150, 'webp']);
    const deep = await editor.sendRequest(previewPicture, { path: folder.at('deep.tiff'), longest: 4000 });
    assert.equal(
      (await sharp(Buffer.from(deep.data, 'base64')).metadata()).width,
      500,
      'it is not made larger',
    );
  });

  it('says for the user why there is no preview', async () => {
    for (const params of [
      { path: folder.at('broken.jpg'), longest: 100 },
      { path: folder.at('nowhere.jpg'), longest: 100 },
      { path: folder.at('turned.jpg'), longest: 100, page: 4 },
    ]) {
      await assert.rejects(editor.sendRequest(previewPicture, params), (error: unknown) => {
        assert.ok(error instanceof ResponseError && error.code === TASK_REFUSED, params.path);
        return true;
      });
    }
  });

  it('keeps decisions beside their image, whole or not at all', async () => {
    const image = folder.at('turned.jpg');
    const size = { width: 200, height: 300 };
    assert.equal(await editor.sendRequest(readDecisions, { image, ...size }), null);
    const decisions: Decisions = {
      version: 1,
      ...size,
      added: [{ subject: 'plate', box: { left: 1, top: 2, width: 30, height: 10 } }],
      removed: [],
      moved: [],
      excluded: [],
    };
    await editor.sendRequest(saveDecisions, { image, decisions });
    assert.deepEqual(await editor.sendRequest(readDecisions, { image, ...size }), decisions);
    const text = await readFile(`${image}.blur.json`, 'utf8');
    const wrong = { ...decisions, added: [{ subject: 'cat', box: {} }] } as unknown as Decisions;
    await assert.rejects(editor.sendRequest(saveDecisions, { image, decisions: wrong }));
    assert.equal(await readFile(`${image}.blur.json`, 'utf8'), text);
    await assert.rejects(editor.sendRequest(readDecisions, { image, width: 1, height: 1 }), /200 × 300/u);
  });

  it('reports a run, with paths of its folder', async () => {
    const task = { ...DEFAULT_TASK, images: [folder.at('deep.tiff')], anonymisation: undefined };
    const result = await editor.sendRequest(runBlur, { task, progress: 'p' });
    const report = await editor.sendRequest(auditReport, { task, result, folder: folder.path });
    assert.match(report, /\| deep\.tiff \|/u);
    assert.match(report, /1\.2\.3/u);
    assert.match(
      await editor.sendRequest(auditReport, { task, result, folder: folder.at('else') }),
      /\| \/.*deep\.tiff \|/u,
    );
  });
});
