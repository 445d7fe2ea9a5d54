import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  CancellationTokenSource,
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import {
  PlanTaskRequest,
  ReportTaskRequest,
  RunTaskRequest,
  TASK_CANCELLED,
  TASK_REFUSED,
  TaskProgress,
  type RunParams,
  type TaskOutcome,
} from '../protocol.ts';
import type { Task } from '../running/task.ts';
import { TRIAL_SCHEMA, trialTask, type Meanwhile, type TrialResult } from '../testing/trial-task.ts';
import { serve } from './serve.ts';

/** What the editor has of a task without the task writing it, tried with a small one. */
describe('the engine, asked for a task', () => {
  let folder = '';
  let connections: readonly MessageConnection[] = [];
  const at = (...path: readonly string[]): string => join(folder, ...path);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-engine-'));
    for (const name of ['a', 'b']) await writeFile(at(`${name}.txt`), `text of ${name}`);
  });
  afterEach(async () => {
    for (const connection of connections) connection.dispose();
    await rm(folder, { recursive: true });
  });

  /** The editor's end of a connection to an engine that has one task. */
  function asked(task: Task, loads: { count: number } = { count: 0 }): MessageConnection {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const engine = createMessageConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
    const editor = createMessageConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    connections = [engine, editor];
    const load = (): Promise<Task> => {
      loads.count++;
      return Promise.resolve(task);
    };
    serve(engine, [{ schema: TRIAL_SCHEMA, load }], '1.2.3');
    editor.listen();
    return editor;
  }

  const trial = (meanwhile?: Meanwhile): Task => trialTask(meanwhile);
  const params = (inputs: Readonly<Record<string, unknown>> = {}): RunParams => ({
    task: 'vitruve/capitals',
    inputs: { files: ['a.txt', 'b.txt'], output: 'out', workers: 1, ...inputs },
    folder,
    progress: 'here',
  });

  const refusedWith =
    (code: number, message: RegExp) =>
    (error: unknown): boolean => {
      assert.ok(error instanceof ResponseError, String(error));
      assert.equal(error.code, code);
      assert.match(error.message, message);
      return true;
    };

  it('loads it when it is first needed, and once', async () => {
    const loads = { count: 0 };
    const editor = asked(trial(), loads);
    await assert.rejects(editor.sendRequest('nothing', {}), /Unhandled method/u);
    assert.equal(loads.count, 0);
    await editor.sendRequest(RunTaskRequest, params());
    await editor.sendRequest(PlanTaskRequest, params());
    assert.equal(loads.count, 1);
  });

  it('reports what it would read and write', async () => {
    const plan = await asked(trial()).sendRequest(PlanTaskRequest, params());
    assert.deepEqual(plan.reads, [at('a.txt'), at('b.txt')]);
    assert.deepEqual(plan.writes, [at('out/a.txt'), at('out/b.txt')]);
  });

  it('reports each item, the result, its summary, its view and its report', async () => {
    const editor = asked(trial());
    const told: string[] = [];
    editor.onProgress(TaskProgress, 'here', ({ done, total, line }) => {
      told.push(`${done}/${total} ${line.text}`);
    });
    const { result, summary, view } = await editor.sendRequest(RunTaskRequest, params());
    assert.deepEqual(told, ['1/2 a.txt: done', '2/2 b.txt: done']);
    assert.deepEqual([summary.status, summary.metrics['done'], view], ['succeeded', 2, 'capitals']);
    const report = await editor.sendRequest(ReportTaskRequest, { ...params(), result });
    assert.equal(report, '# Capitals\n\n- a.txt done\n- b.txt done\n');
  });

  it('ends it when it is cancelled: with the result of what was done, otherwise as cancelled', async () => {
    const source = new CancellationTokenSource();
    /** Cancels, and lets the engine hear of it. */
    const cancel = (signal: AbortSignal): Promise<void> =>
      new Promise((heard) => {
        signal.addEventListener('abort', () => {
          heard();
        });
        source.cancel();
      });
    const editor = asked(trial((file, signal) => (file.endsWith('b.txt') ? cancel(signal) : undefined)));
    const { result } = (await editor.sendRequest(
      RunTaskRequest,
      params(),
      source.token,
    )) as TaskOutcome<TrialResult>;
    assert.deepEqual(
      result.items.map(({ state }) => state),
      ['done', 'cancelled'],
    );
    const whole: Task = {
      ...trial(),
      run: (_inputs, { signal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('ended in the middle'));
          });
          again.cancel();
        }),
    };
    const again = new CancellationTokenSource();
    await assert.rejects(
      asked(whole).sendRequest(RunTaskRequest, params(), again.token),
      refusedWith(TASK_CANCELLED, /canceled/u),
    );
  });

  it('answers requests of its own, and refuses what is wrong in words for the user', async () => {
    const editor = asked(trial());
    assert.equal(await editor.sendRequest('capitals/of', { text: 'abc' }), 'ABC');
    await assert.rejects(editor.sendRequest('capitals/nothing', {}), /Unhandled method/u);
    await assert.rejects(
      editor.sendRequest(RunTaskRequest, params({ workers: 9 })),
      refusedWith(TASK_REFUSED, /"workers" must be a number from 1 to 8/u),
    );
    await assert.rejects(
      editor.sendRequest(RunTaskRequest, { ...params(), task: 'vitruve/nothing' }),
      refusedWith(TASK_REFUSED, /"vitruve\/nothing" is not a task/u),
    );
  });
});
