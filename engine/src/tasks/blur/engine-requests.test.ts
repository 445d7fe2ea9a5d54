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
import schema from '@vitruve/schemas/tasks/blur.schema.json' with { type: 'json' };
import { PlanTaskRequest, ReportTaskRequest, RunTaskRequest, TASK_REFUSED } from '../../protocol.ts';
import { blurTask } from './blur-task.ts';
import type { Decisions } from './decisions.ts';
import { PreviewRequest, ReadDecisionsRequest, SaveDecisionsRequest } from './protocol.ts';
import { middle, seeing } from '../../testing/fake-detector.ts';
import { PictureFolder, textured } from '../../testing/pictures.ts';
import { serve } from '../../process/serve.ts';

describe('vitruve/blur, asked by the editor', () => {
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
    const task = blurTask(() => Promise.resolve(seeing(middle)));
    serve(served, [{ schema, load: () => Promise.resolve(task) }], '1.2.3');
    editor.listen();
  });
  after(() => {
    editor.dispose();
    served.dispose();
    folder.remove();
  });

  it('makes a preview of any picture: upright, small, and with the size that boxes count in', async () => {
    const turned = await editor.sendRequest(PreviewRequest, { path: folder.at('turned.jpg'), longest: 150 });
    assert.deepEqual([turned.width, turned.height, turned.pages], [200, 300, 1]);
    const { width, height, format } = await sharp(Buffer.from(turned.data, 'base64')).metadata();
    assert.deepEqual([width, height, format], [100, 150, 'webp']);
    const deep = await editor.sendRequest(PreviewRequest, { path: folder.at('deep.tiff'), longest: 4000 });
    assert.equal(
      (await sharp(Buffer.from(deep.data, 'base64')).metadata()).width,
      500,
      'it is not made larger',
    );
  });

  it('explains to the user why there is no preview', async () => {
    for (const params of [
      { path: folder.at('broken.jpg'), longest: 100 },
      { path: folder.at('nowhere.jpg'), longest: 100 },
      { path: folder.at('turned.jpg'), longest: 100, page: 4 },
    ]) {
      await assert.rejects(editor.sendRequest(PreviewRequest, params), (error: unknown) => {
        assert.ok(error instanceof ResponseError && error.code === TASK_REFUSED, params.path);
        return true;
      });
    }
  });

  it('keeps decisions beside their image, whole or not at all', async () => {
    const image = folder.at('turned.jpg');
    const size = { width: 200, height: 300 };
    assert.equal(await editor.sendRequest(ReadDecisionsRequest, { image, ...size }), null);
    const decisions: Decisions = {
      version: 1,
      ...size,
      added: [{ subject: 'plate', box: { left: 1, top: 2, width: 30, height: 10 } }],
      removed: [],
      moved: [],
      excluded: [],
    };
    await editor.sendRequest(SaveDecisionsRequest, { image, decisions });
    assert.deepEqual(await editor.sendRequest(ReadDecisionsRequest, { image, ...size }), decisions);
    const text = await readFile(`${image}.blur.json`, 'utf8');
    const wrong = { ...decisions, added: [{ subject: 'cat', box: {} }] } as unknown as Decisions;
    await assert.rejects(editor.sendRequest(SaveDecisionsRequest, { image, decisions: wrong }));
    assert.equal(await readFile(`${image}.blur.json`, 'utf8'), text);
    await assert.rejects(
      editor.sendRequest(ReadDecisionsRequest, { image, width: 1, height: 1 }),
      /200 × 300/u,
    );
  });

  const detection = (path: string): { task: string; inputs: Record<string, unknown> } => ({
    task: 'vitruve/blur',
    inputs: { images: path, detectOnly: true, only: 'face' },
  });

  it('reports a run, with paths of its folder', async () => {
    const asked = { ...detection('deep.tiff'), folder: folder.path };
    const { result, summary, view } = await editor.sendRequest(RunTaskRequest, { ...asked, progress: 'p' });
    assert.equal(summary.status, 'succeeded');
    assert.equal(view, 'image-review');
    assert.deepEqual([summary.metrics['images'], summary.metrics['faces']], [1, 1]);
    const report = await editor.sendRequest(ReportTaskRequest, { ...asked, result });
    assert.match(report, /\| deep\.tiff \|/u);
    assert.match(report, /1\.2\.3/u);
    assert.match(
      await editor.sendRequest(ReportTaskRequest, { ...asked, result, folder: folder.at('else') }),
      /\| \/.*deep\.tiff \|/u,
    );
  });

  it('plans what a run would read and write, and does neither', async () => {
    const plan = await editor.sendRequest(PlanTaskRequest, {
      task: 'vitruve/blur',
      inputs: { images: ['turned.jpg'], output: 'out' },
      folder: folder.path,
    });
    assert.deepEqual(plan.reads, [folder.at('turned.jpg'), folder.at('turned.jpg.blur.json')]);
    assert.deepEqual(plan.writes, [folder.at('out', 'turned.jpg')]);
    const other = await editor.sendRequest(PlanTaskRequest, {
      task: 'vitruve/blur',
      inputs: { images: ['turned.jpg'], output: 'out', mode: 'strict' },
      folder: folder.path,
    });
    assert.notEqual(other.fingerprint, plan.fingerprint);
  });

  it('reports to the user invalid inputs, unknown tasks and unknown methods', async () => {
    const refusals: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
      ['vitruve/blur', { images: ['a.jpg'], squares: 9 }, /"squares" must be a number from 1 to 8/u],
      ['vitruve/blur', { images: ['a.jpg'], methd: 'solid' }, /"methd" is not an input of vitruve\/blur/u],
      [
        'vitruve/blur',
        { images: ['a.jpg'], colour: 'red' },
        /"red" is not a valid value for "colour": expected a value such as #1f2a37/u,
      ],
      ['vitruve/blur', { images: ['a.jpg'], method: 'magic' }, /"method" must be one of: solid, mosaic/u],
      ['vitruve/blur', {}, /Name the images/u],
      ['vitruve/nothing', {}, /"vitruve\/nothing" is not a task/u],
    ];
    for (const [task, inputs, expected] of refusals) {
      await assert.rejects(
        editor.sendRequest(RunTaskRequest, { task, inputs, folder: folder.path, progress: 1 }),
        (error: unknown) => {
          assert.ok(error instanceof ResponseError && error.code === TASK_REFUSED, String(error));
          assert.match(error.message, expected);
          return true;
        },
      );
    }
    await assert.rejects(editor.sendRequest('blur/nothing', {}), /Unhandled method/u);
    await assert.rejects(editor.sendRequest('nothing', {}), /Unhandled method/u);
  });
});
