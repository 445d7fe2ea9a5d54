import assert from 'node:assert/strict';
import type { RunStep, TaskParams } from '@vitruve/engine';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { EngineExitedError, EngineProcess, EngineUnavailableError } from './engine-process.ts';
import { Engine } from './engine.ts';

/** An engine that does what the first image says. */
const FAKE = `
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require('vscode-jsonrpc/node');
const connection = createMessageConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
connection.onRequest('task/run', async ({ inputs, progress }, token) => {
  const [what] = inputs.images;
  const step = { done: 1, total: 2, message: '1/2', line: { text: inputs.resume ? 'skipped' : 'done' } };
  await connection.sendNotification('$/progress', { token: progress, value: step });
  if (what === 'dies' || (what === 'dies once' && !inputs.resume)) process.kill(process.pid, 'SIGKILL');
  if (what === 'waits') await new Promise((go) => token.onCancellationRequested(go));
  return { result: { pid: process.pid, resumed: inputs.resume === true, workers: inputs.workers } };
});
connection.onRequest('echo', (params) => params);
connection.onClose(() => process.exit(0));
connection.listen();
connection.sendNotification('engine/ready', { version: '0' });
process.stderr.write('a library speaks\\n');
`;

const echo = { method: 'echo', _: undefined };

describe('the engine', () => {
  const engines: Engine[] = [];
  afterEach(() => {
    for (const engine of engines.splice(0)) engine.end();
  });

  function engineOf(script = FAKE): { engine: Engine; notes: string[]; log: string[] } {
    const notes: string[] = [];
    const log: string[] = [];
    const engine = new Engine({
      start: () =>
        new EngineProcess({
          runtime: process.execPath,
          args: ['-e', script],
          log: (line) => log.push(line),
        }),
      restarting: (why) => notes.push(why),
      pause: () => 1,
    });
    engines.push(engine);
    return { engine, notes, log };
  }

  interface Result {
    readonly pid: number;
    readonly resumed: boolean;
    readonly workers?: number;
  }

  const asked = (what: string): TaskParams => ({
    task: 'vitruve/blur',
    inputs: { images: [what] },
    folder: '/',
  });
  const run = async (
    engine: Engine,
    what: string,
    hear: (step: RunStep) => void = () => undefined,
  ): Promise<Result> =>
    (await engine.run<Result>(asked(what), hear, new CancellationTokenSource().token)).result;

  it('is started when it is first asked, and once', async () => {
    const { engine, log } = engineOf();
    assert.equal(engine.pid, undefined);
    assert.deepEqual(await engine.ask<unknown, unknown>(echo, { a: 1 }), { a: 1 });
    const { pid } = engine;
    await engine.ask<unknown, unknown>(echo, {});
    assert.equal(engine.pid, pid);
    assert.deepEqual(log, ['a library speaks']);
  });

  it('reports each item', async () => {
    const { engine } = engineOf();
    const heard: string[] = [];
    await run(engine, 'fine', ({ message, line }) => heard.push(message, line.text));
    assert.deepEqual(heard, ['1/2', 'done']);
  });

  it('goes on where it was after it ended, one item at a time', async () => {
    const { engine, notes } = engineOf();
    const lines: string[] = [];
    const result = await run(engine, 'dies once', ({ line }) => lines.push(line.text));
    assert.deepEqual([result.resumed, result.workers], [true, 1]);
    // What a process says last before it is killed may be lost with it, even that it is ready: then its errors are told.
    assert.equal(lines.at(-1), 'skipped');
    assert.equal(notes.length, 1);
    assert.match(notes.join(), /^SIGKILL(?:: a library speaks)?$/u);
  });

  it('is not started for ever', async () => {
    const { engine, notes } = engineOf();
    await assert.rejects(run(engine, 'dies'), EngineExitedError);
    assert.equal(notes.length, 2);
    assert.equal((await run(engine, 'fine')).resumed, false, 'it can be asked again');
  });

  it('hears of cancellation', async () => {
    const { engine } = engineOf();
    const source = new CancellationTokenSource();
    const running = engine.run<Result>(
      asked('waits'),
      () => {
        source.cancel();
      },
      source.token,
    );
    assert.equal((await running).result.resumed, false);
  });

  it('reports that the libraries of a platform are missing', async () => {
    const { engine, notes } = engineOf(`require('onnxruntime-node-for-no-machine')`);
    await assert.rejects(run(engine, 'fine'), (error: unknown) => {
      assert.ok(error instanceof EngineUnavailableError);
      assert.equal(error.message, `${process.platform}-${process.arch}`);
      return true;
    });
    assert.deepEqual(notes, [], 'it would not help to start it again');
  });

  for (const [what, script, told] of [
    [
      'cannot be loaded',
      `console.error("Error: libonnxruntime.so.1: cannot open shared object file\\n  code: 'ERR_DLOPEN_FAILED'"); process.exit(1)`,
      'libonnxruntime.so.1: cannot open shared object file',
    ],
    [
      'are missed when they are needed',
      FAKE.replace(
        '(params) => params',
        `() => { throw new Error("Cannot find module 'onnxruntime-node'"); }`,
      ),
      '',
    ],
    [
      'are refused when they are needed',
      FAKE.replace(
        '(params) => params',
        `() => { throw new Error("Model a.onnx cannot be read: ERR_DLOPEN_FAILED: version GLIBC_2.28 not found"); }`,
      ),
      'version GLIBC_2.28 not found',
    ],
  ] as const)
    it(`reports that libraries ${what}`, async () => {
      const { engine } = engineOf(script);
      await assert.rejects(engine.ask<unknown, unknown>(echo, {}), (error: unknown) => {
        assert.ok(error instanceof EngineUnavailableError, String(error));
        const platform = `${process.platform}-${process.arch}`;
        assert.equal(error.message, told === '' ? platform : `${platform}: ${told}`);
        return true;
      });
    });

  it('reports why it cannot be started', async () => {
    const engine = new Engine({
      start: () => new EngineProcess({ runtime: '/nowhere/node', args: [], log: () => undefined }),
      restarting: () => undefined,
      pause: () => 1,
    });
    await assert.rejects(engine.ask<unknown, unknown>(echo, {}), /ENOENT/u);
  });

  it('ends when it is asked to', async () => {
    const { engine } = engineOf();
    const { pid } = await run(engine, 'fine');
    engine.end();
    // However slow the machine is: one that does not end is ended by the limit of the test.
    while (isRunning(pid)) await new Promise((wake) => setTimeout(wake, 20));
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
