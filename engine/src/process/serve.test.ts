import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  CancellationTokenSource,
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { DEFAULT_TASK } from '../blur/defaults.ts';
import type { OpenDetector } from '../blur/detectors.ts';
import type { BlurTask } from '../blur/task.ts';
import { ModelFault } from '../detection/layout.ts';
import { blurProgress, ready, runBlur, TASK_REFUSED } from '../protocol.ts';
import { middle, seeing } from '../testing/fake-detector.ts';
import { PictureFolder, textured } from '../testing/pictures.ts';
import { serve } from './serve.ts';

describe('The engine as a process', () => {
  let folder: PictureFolder;
  let client: MessageConnection;
  let opened: number;
  const start = (open: OpenDetector): void => {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const engine = createMessageConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
    client = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    client.listen();
    serve(
      engine,
      (options) => {
        opened++;
        return open(options);
      },
      '1.2.3',
    );
  };
  const task = (): BlurTask => ({ ...DEFAULT_TASK, images: [folder.path], subjects: ['face'], workers: 1 });

  beforeEach(async () => {
    opened = 0;
    const bytes = await textured(40, 30).jpeg().toBuffer();
    folder = await new PictureFolder().write({ 'a.jpg': bytes, 'b.jpg': bytes, 'c.jpg': bytes });
  });
  afterEach(() => {
    client.dispose();
    folder.remove();
  });

  it('says that it can be asked, reports each image, and answers with all', async () => {
    start(() => Promise.resolve(seeing(middle)));
    const version = new Promise((resolve) => client.onNotification(ready, resolve));
    const counts: number[] = [];
    client.onProgress(blurProgress, 'mine', ({ done }) => {
      counts.push(done);
    });
    const result = await client.sendRequest(runBlur, { task: task(), progress: 'mine' });
    assert.deepEqual(await version, { version: '1.2.3' });
    assert.deepEqual(counts, [1, 2, 3]);
    assert.deepEqual(
      result.images.map(({ state }) => state),
      ['done', 'done', 'done'],
    );
  });

  it('keeps models warm from one task to the next', async () => {
    start(() => Promise.resolve(seeing(middle)));
    for (const progress of [1, 2]) await client.sendRequest(runBlur, { task: task(), progress });
    assert.equal(opened, 1);
  });

  it('ends early when it is asked to, and says what was done', async () => {
    start(() => Promise.resolve(seeing(middle, { pause: 20 })));
    const source = new CancellationTokenSource();
    client.onProgress(blurProgress, 1, () => {
      source.cancel();
    });
    const { images } = await client.sendRequest(runBlur, { task: task(), progress: 1 }, source.token);
    const states = images.map(({ state }) => state);
    assert.deepEqual([states[0], states[2]], ['done', 'cancelled']);
  });

  it('refuses what cannot begin with a message for the user, and can be asked again', async () => {
    let broken = true;
    start(() => (broken ? Promise.reject(new ModelFault('No model')) : Promise.resolve(seeing(middle))));
    await assert.rejects(client.sendRequest(runBlur, { task: task(), progress: 1 }), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.deepEqual([error.code, error.message], [TASK_REFUSED, 'No model']);
      return true;
    });
    broken = false;
    const { images } = await client.sendRequest(runBlur, { task: task(), progress: 2 });
    assert.equal(images.length, 3);
  });
});
