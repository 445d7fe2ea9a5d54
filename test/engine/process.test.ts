import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EngineReady,
  RunTaskRequest,
  TASK_REFUSED,
  type BlurResult,
  type RunStep,
  type TaskOutcome,
} from '@vitruve/engine';
import { afterEach, beforeEach, describe, it } from 'mocha';
import sharp from 'sharp';
import {
  createMessageConnection,
  ProgressType,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';

const DIST = join(import.meta.dirname, '../../dist');

describe('The engine that is shipped, over stdio', () => {
  let folder: string;
  let engine: ChildProcessWithoutNullStreams;
  let connection: MessageConnection;
  let isReady: Promise<unknown>;
  const start = (...args: readonly string[]): void => {
    engine = spawn(process.execPath, [join(DIST, 'engine.cjs'), ...args]);
    connection = createMessageConnection(
      new StreamMessageReader(engine.stdout),
      new StreamMessageWriter(engine.stdin),
    );
    isReady = new Promise((resolve) => connection.onNotification(EngineReady.method, resolve));
    connection.listen();
  };

  const run = (inputs: Readonly<Record<string, unknown>>): Promise<TaskOutcome<BlurResult>> =>
    connection.sendRequest(RunTaskRequest.method, { task: 'vitruve/blur', inputs, folder, progress: 7 });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vitruve-engine-'));
    const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#4a5' } });
    writeFileSync(join(folder, 'a.jpg'), await picture.jpeg().toBuffer());
    writeFileSync(join(folder, 'b.jpg'), 'Not a picture');
  });
  afterEach(() => {
    connection.dispose();
    engine.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs a task with the models that are shipped, and ends when nobody listens', async () => {
    start();
    await isReady;
    const done: number[] = [];
    connection.onProgress(new ProgressType<RunStep>(), 7, (progress) => {
      done.push(progress.done);
    });
    const { result, summary } = await run({ images: ['.'], only: 'face' });
    const { images, models } = result;
    assert.equal(summary.status, 'failed');
    assert.deepEqual(
      images.map(({ state }) => state),
      ['done', 'failed'],
    );
    assert.deepEqual(done, [1, 2]);
    assert.match(models[0]?.hash ?? '', /^[0-9a-f]{64}$/u);
    engine.stdin.end();
    assert.deepEqual(await once(engine, 'exit'), [0, null]);
  });

  it('uses the language that it is started with', async () => {
    start('fr', join(DIST, 'l10n/bundle.l10n.fr.json'));
    const inputs = { images: ['.'], only: 'face', model: { face: 'gone.onnx' } };
    await assert.rejects(run(inputs), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, TASK_REFUSED);
      assert.match(error.message, /^Le modèle/u);
      return true;
    });
  });
});
