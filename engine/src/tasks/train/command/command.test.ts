import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TaskCancelledError } from '@vitruve/workspace';
import { TaskFolder } from '../../../learning/testing/task-folder.ts';
import { reportMarkdown } from '../../../running/report/markdown.ts';
import { predictTask } from '../../predict/predict-task.ts';
import { trainTask } from '../train-task.ts';
import { runCommand } from './run-command.ts';

const MODELS = resolve(import.meta.dirname, '../../../learning/foreign/testing');
/** Copies a model that scikit-learn has trained, in place of a training. */
const COPY = (name: string): string => `cp '${join(MODELS, name)}.onnx' "$VITRUVE_MODEL"`;

interface Case {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
  readonly labels?: readonly (string | number)[];
}

describe('a command that trains', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  before(async () => {
    folder = await TaskFolder.make({});
    const cases = JSON.parse(await readFile(join(MODELS, 'models.json'), 'utf8')) as Record<string, Case>;
    for (const name of ['pipeline', 'forest']) {
      const { columns, rows, labels = [] } = cases[name] ?? assert.fail(name);
      const lines = Array.from({ length: 10 }, () =>
        rows.map((row, at) => [...row.map((cell) => cell ?? ''), labels[at]].join(',')),
      ).flat();
      await writeFile(folder.at(`${name}.csv`), `${[...columns, 'truth'].join(',')}\n${lines.join('\n')}\n`);
    }
  });
  after(() => folder.remove());

  async function train(
    run: string,
    lines = 'data: pipeline.csv',
    given: object = {},
    more: Parameters<TaskFolder['run']>[2] = {},
  ) {
    const head = `version: 1\ntarget: truth\noutput: out.onnx\nseed: 5\n${lines}\n`;
    await writeFile(
      folder.at('its.model.yaml'),
      `${head}train:\n  run: |\n${run.replaceAll(/^/gmu, '    ')}\n`,
    );
    return folder.run(trainTask(), { data: 'its.model.yaml', threads: 1, ...given }, more);
  }

  it('is given rows, without those of the test, and leaves a model that is measured and used by the names of columns', async () => {
    const run = `${COPY('pipeline')}\ncp "$VITRUVE_TRAINING" training.csv\ncp "$VITRUVE_VALIDATION" validation.csv\necho "$VITRUVE_TARGET $VITRUVE_SEED" > told.txt`;
    const { result, summary, task, inputs, context } = await train(run, 'data: pipeline.csv\nthreshold: f1');
    const lines = async (name: string): Promise<readonly string[]> =>
      (await readFile(folder.at(name), 'utf8')).trim().split('\n');
    const [heading = '', ...training] = await lines('training.csv');
    assert.match(heading, /,truth$/u);
    assert.equal(training.length, result.rows.training);
    assert.equal((await lines('validation.csv')).length - 1, result.rows.validation);
    assert.deepEqual(await lines('told.txt'), ['truth 5']);
    assert.equal(result.evaluations.test?.measures['accuracy']?.value, 1);
    assert.ok((result.evaluations.test.measures['accuracy'].baseline ?? 1) < 1);
    assert.ok(result.threshold !== undefined && result.threshold !== 0.5);
    assert.match(summary.text, /^cp '.*' "\$VITRUVE_MODEL" … trained on \d+ rows → out\.onnx: rocAuc 1/u);
    assert.match(reportMarkdown(task.report(inputs, result, context)), /\| Command \| cp/u);
    await folder.run(predictTask(), { model: 'out.onnx', data: 'pipeline.csv', output: 'predicted.csv' });
    const [first = ''] = await lines('predicted.csv');
    assert.match(first, /,truth,prediction,probability_/u);
    const { unknown } = await task.plan(inputs, context);
    assert.match(unknown ?? '', /may read any file/u);
  });

  it('may leave a model whose one input takes all columns', async () => {
    const { result } = await train(COPY('forest'), 'data: forest.csv');
    assert.equal(result.evaluations.test?.measures['accuracy']?.value, 1);
    assert.deepEqual(
      result.columns.map(({ name }) => name),
      (await readFile(folder.at('forest.csv'), 'utf8')).split('\n', 1)[0]?.split(',').slice(0, -1),
    );
  });

  it('that fails is told with its status and its last lines, and writes no model', async () => {
    const noisy = 'for i in $(seq 40); do echo "line $i"; done\necho "no module named x" >&2\nexit 3';
    const error: unknown = await train(noisy, 'data: pipeline.csv', { output: 'none.onnx' }).catch(
      (reason: unknown) => reason,
    );
    const { message } = error as Error;
    assert.match(message, /^The command "for i in .* …" failed: exited with status 3\n {2}line/u);
    assert.match(message, /no module named x/u);
    assert.equal(message.split('\n').length, 16);
    assert.ok(!existsSync(folder.at('none.onnx')));
    const left = (await readdir(tmpdir())).filter(
      (name) => name.startsWith('vitruve-tables.') && name.includes(`-${process.pid}-`),
    );
    assert.deepEqual(left, []);
  });

  it('finds the variables of its stage, but for those that it is told by', async () => {
    const run = `${COPY('pipeline')}\necho "$ROUND $VITRUVE_SEED" > told.txt`;
    await train(
      run,
      'data: pipeline.csv',
      {},
      { programs: { environment: { ...process.env, ROUND: '2', VITRUVE_SEED: 'another' } } },
    );
    assert.equal(await readFile(folder.at('told.txt'), 'utf8'), '2 5\n');
  });

  it('that leaves no model, or another one, is told', async () => {
    await assert.rejects(
      train('true'),
      /wrote no model: it must write an ONNX file to the path in VITRUVE_MODEL/u,
    );
    await assert.rejects(train('echo no > "$VITRUVE_MODEL"'), /is not a valid ONNX model/u);
    await assert.rejects(
      train(COPY('forest'), 'data: pipeline.csv'),
      /The model of "cp .*" (?:cannot be used|takes|has the classes)/u,
    );
    await assert.rejects(
      train(`${COPY('pipeline')}\n`, 'data: pipeline.csv\npositive: "no"'),
      /has the classes no, yes, and the target yes, no: name them in this order with "train\.classes"/u,
    );
  });

  it('is not given what only algorithms of Vitruve know', async () => {
    await assert.rejects(
      train('true', 'data: pipeline.csv', { trees: 5 }),
      /"trees" has no effect on train\.run/u,
    );
    await assert.rejects(
      train('true', 'data: pipeline.csv', { algorithm: 'mlp' }),
      /"algorithm" has no effect on train\.run/u,
    );
  });

  it('ends when the run is canceled, and when its time is over', async () => {
    const controller = new AbortController();
    const request = { scratch: folder.path, variables: {}, signal: controller.signal };
    const late = runCommand({ run: 'sleep 60', folder: folder.path, timeout: 0.001 }, request);
    await assert.rejects(late, /The command "sleep 60" failed: exceeded its timeout/u);
    const running = runCommand({ run: 'sleep 60', folder: folder.path }, request);
    controller.abort();
    await assert.rejects(running, TaskCancelledError);
  });
});
