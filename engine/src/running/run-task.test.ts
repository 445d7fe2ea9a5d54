import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TaskCancelledError, TaskError } from '@vitruve/workspace';
import { trialTask, type Meanwhile, type TrialItem, type TrialResult } from '../testing/trial-task.ts';
import { prepareReport, writeReport } from './report/write.ts';
import { prepareTask, runTask, type FinishedTask, type RunStep } from './run-task.ts';
import type { Task } from './task.ts';

const FONTS = {
  regular: 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
};

interface RunRequest {
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly meanwhile?: Meanwhile;
  readonly signal?: AbortSignal;
  readonly onStep?: (step: RunStep) => void;
  readonly clock?: () => number;
}

/** What every task has without writing it, tried with a small one. */
describe('a task that is run', () => {
  let folder = '';
  const at = (...path: readonly string[]): string => join(folder, ...path);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-running-'));
    for (const name of ['a', 'b', 'c', 'd']) await writeFile(at(`${name}.txt`), `text of ${name}`);
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function run({
    inputs = {},
    meanwhile,
    signal = new AbortController().signal,
    onStep = () => undefined,
    clock,
  }: RunRequest = {}): Promise<FinishedTask> {
    const given = { files: ['a.txt', 'b.txt', 'c.txt', 'd.txt'], output: 'out', ...inputs };
    const task = trialTask(meanwhile) as Task;
    const prepared = await prepareTask(task, given, { folder, version: '1.2.3' });
    return runTask(prepared, { signal, onStep, ...(clock ? { clock } : {}) });
  }

  const statesOf = ({ result }: FinishedTask): readonly TrialItem['state'][] =>
    (result as TrialResult).items.map(({ state }) => state);

  it('takes relative paths from its folder, and refuses inputs that its schema does not allow', async () => {
    assert.deepEqual(statesOf(await run()), ['done', 'done', 'done', 'done']);
    assert.equal(await readFile(at('out/a.txt'), 'utf8'), 'TEXT OF A');
    await assert.rejects(run({ inputs: { workers: 9 } }), /"workers" must be a number from 1 to 8/u);
    await assert.rejects(run({ inputs: { output: undefined } }), /"output" is required/u);
    await assert.rejects(
      run({ inputs: { colour: 'red' } }),
      /"colour" is not an input of vitruve\/capitals/u,
    );
  });

  it('goes on where an earlier run was, and does again what changed', async () => {
    await run({ inputs: { files: ['a.txt', 'b.txt'] } });
    await writeFile(at('b.txt'), 'another, longer text');
    const again = await run({ inputs: { resume: true } });
    assert.deepEqual(statesOf(again), ['skipped', 'done', 'done', 'done']);
    assert.equal(await readFile(at('out/b.txt'), 'utf8'), 'ANOTHER, LONGER TEXT');
    assert.deepEqual(statesOf(await run({ inputs: { resume: true, suffix: '!' } })), [
      'done',
      'done',
      'done',
      'done',
    ]);
    assert.deepEqual(statesOf(await run({ inputs: { suffix: '!' } })), ['done', 'done', 'done', 'done']);
  });

  it('reports an item that fails, and does the others', async () => {
    const finished = await run({ inputs: { files: ['a.txt', 'gone.txt', 'c.txt'] } });
    assert.deepEqual(statesOf(finished), ['done', 'failed', 'done']);
    assert.equal(finished.summary.status, 'failed');
  });

  it('keeps what was done when it is canceled, leaves nothing half-written, and reports what is left', async () => {
    const controller = new AbortController();
    const finished = await run({
      inputs: { workers: 1 },
      signal: controller.signal,
      meanwhile: (file) => {
        if (file.endsWith('b.txt')) controller.abort();
      },
    });
    assert.deepEqual(statesOf(finished), ['done', 'cancelled', 'cancelled', 'cancelled']);
    assert.equal(finished.summary.status, 'cancelled');
    assert.deepEqual((await readdir(at('out'))).sort(), ['.capitals.jsonl', 'a.txt']);
    assert.deepEqual(statesOf(await run({ inputs: { resume: true } })), ['skipped', 'done', 'done', 'done']);
  });

  it('is cancelled for its user when it ends in the middle of what has no items', async () => {
    const controller = new AbortController();
    const task: Task = {
      ...(trialTask() as Task),
      run: (_inputs, { signal }) => {
        controller.abort();
        signal.throwIfAborted();
        return Promise.resolve();
      },
    };
    const context = { folder, version: '1.2.3' };
    const prepared = await prepareTask(task, { files: ['a.txt'], output: 'out' }, context);
    const options = { signal: controller.signal, onStep: () => undefined };
    await assert.rejects(runTask(prepared, options), TaskCancelledError);
    const broken: Task = { ...task, run: () => Promise.reject(new TaskError('No files')) };
    const free = { ...options, signal: new AbortController().signal };
    await assert.rejects(runTask({ ...prepared, task: broken }, free), (error: unknown) => {
      assert.ok(error instanceof TaskError && error.message === 'No files');
      return true;
    });
  });

  it('reports its progress, its rate and the remaining time', async () => {
    let now = 0;
    const steps: RunStep[] = [];
    await run({
      inputs: { workers: 1 },
      clock: () => now,
      meanwhile: () => {
        now += 2000;
      },
      onStep: (step) => steps.push(step),
    });
    assert.deepEqual(
      steps.map(({ done, total, message }) => [done, total, message]),
      [
        [1, 4, '1/4 · 0.5/s'],
        [2, 4, '2/4 · 0.5/s · 0:04 remaining'],
        [3, 4, '3/4 · 0.5/s · 0:02 remaining'],
        [4, 4, '4/4 · 0.5/s'],
      ],
    );
    assert.equal(steps[0]?.line.text, 'a.txt: done');
  });

  it('works on as many items at once as its inputs ask for, within its budget', async () => {
    /** Runs until `expected` items are worked on at once, and sees how many there are a little later. */
    const most = async (workers: number, expected: number): Promise<number> => {
      let [inside, largest] = [0, 0];
      let open = (): void => undefined;
      const isFull = new Promise<void>((resolve) => (open = resolve));
      await run({
        inputs: { workers, output: `out-${workers}` },
        meanwhile: async () => {
          largest = Math.max(largest, ++inside);
          if (inside === expected) open();
          await isFull;
          await new Promise((wake) => setImmediate(wake));
          inside--;
        },
      });
      return largest;
    };
    assert.equal(await most(1, 1), 1);
    assert.equal(await most(2, 2), 2);
    assert.equal(await most(4, 3), 3, 'three files are in memory at most');
  });

  it('replaces its own results, and no file of anybody else', async () => {
    await run({ inputs: { files: ['a.txt'] } });
    await writeFile(at('out/b.txt'), 'of somebody');
    const finished = await run({ inputs: { suffix: '!', files: ['a.txt', 'b.txt'] } });
    assert.deepEqual(statesOf(finished), ['done', 'failed']);
    assert.equal(await readFile(at('out/a.txt'), 'utf8'), 'TEXT OF A!');
    assert.equal(await readFile(at('out/b.txt'), 'utf8'), 'of somebody');
    const over = await run({ inputs: { output: '.', files: ['c.txt', 'c.txt'], workers: 1 } });
    assert.deepEqual(
      (over.result as TrialResult).items.map((item) => (item.state === 'failed' ? item.reason : item.state)),
      [
        'Its result would overwrite the original "c.txt"',
        'Its result would be "c.txt", which is the result of another item',
      ],
    );
    assert.equal(await readFile(at('c.txt'), 'utf8'), 'text of c');
  });

  it('has a report in each form, and no other', async () => {
    const finished = await run();
    for (const [name, expected] of [
      ['report.md', /^# Capitals\n\n- a\.txt done/u],
      ['report.html', /<h1>Capitals<\/h1>/u],
      ['report.json', /"file": "a\.txt"/u],
      ['report.pdf', /^%PDF-1\.7/u],
    ] as const) {
      await prepareReport(at('reports', name), finished.task, folder);
      await writeReport(at('reports', name), finished, FONTS);
      assert.match(await readFile(at('reports', name), 'latin1'), expected);
    }
    await assert.rejects(
      prepareReport(at('report.doc'), finished.task, folder),
      /"report\.doc" must end in \.md, \.html, \.pdf, \.json/u,
    );
    await assert.rejects(
      prepareReport(at('a.jpg.Kept.json'), { ...finished.task, keptEndings: ['.kept.json'] }, folder),
      /"a\.jpg\.Kept\.json": files that end in \.kept\.json hold manual changes/u,
    );
  });

  it('names the view of its result, where there is something to show', async () => {
    assert.equal((await run()).view, 'capitals');
    assert.equal((await run({ inputs: { files: ['gone.txt'] } })).view, undefined);
  });
});
