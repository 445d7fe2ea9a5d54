import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  prepareReport,
  writeReport,
  prepareTask,
  runTask,
  TASKS,
  type FinishedTask,
  type PreparedTask,
  type Task,
} from '@vitruve/engine';
import { shortName, type InputSchema, type TaskSchema } from '@vitruve/schemas/tasks';
import { TaskCancelledError, reportFonts } from '@vitruve/workspace';
import sharp from 'sharp';

const MANIFEST = 'a.raci.yaml';
const MATRIX = 'roles: [Team, Board]\nactivities:\n  - name: Build\n    assignments: { Team: R, Board: A }\n';

const TABLE = 'a.csv';
const ROWS = `a,b\n${Array.from({ length: 60 }, (_, row) => `${row},${row % 7 > 3 ? 1 : 0}\n`).join('')}`;
const MODEL = 'a.onnx';

const SUITE = 'a.quality.yaml';
const CHECKS = `version: 1\ntables:\n  t:\n    path: ${TABLE}\n    checks:\n      key: { unique: [a] }\n`;

/** Inputs of tasks that need more than a file. */
const SAMPLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'vitruve/check-data': { suite: SUITE },
  'vitruve/drift': { current: TABLE, reference: TABLE },
  'vitruve/evaluate': { model: MODEL, data: TABLE, threads: 1 },
  'vitruve/generate': {
    ...{ rows: 3, output: 'out.parquet' },
    columns: { a: { type: 'reference', table: TABLE, column: 'a' } },
  },
  'vitruve/load': { file: TABLE, output: 'out.parquet' },
  'vitruve/predict': { model: MODEL, data: TABLE, output: 'out.csv', threads: 1 },
  'vitruve/propose-checks': { table: TABLE },
  'vitruve/save': { table: TABLE, output: 'out.xlsx' },
  'vitruve/sql': { query: 'FROM t', inputs: { t: TABLE }, outputs: { r: 'out.parquet' } },
  'vitruve/train': { data: TABLE, target: 'b', output: 'out.onnx', trees: 3, threads: 1 },
};

/** The example of a schema, otherwise a value for each input that is required. */
function sampleOf({
  'x-task': id,
  examples,
  required = [],
  properties,
}: TaskSchema): Readonly<Record<string, unknown>> {
  const paths = new Map<unknown, string>([
    ['folder', 'out'],
    ['new-file', 'out.txt'],
  ]);
  const valueOf = ({ 'x-path': path, enum: values, type, minimum = 1 }: InputSchema): unknown => {
    if (path !== undefined) return paths.get(path) ?? MANIFEST;
    return values?.[0] ?? (type === 'string' ? 'x' : minimum);
  };
  return (
    SAMPLES[id] ??
    examples?.[0] ??
    Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => required.includes(name))
        .map(([name, input]) => [name, valueOf(input)]),
    )
  );
}

/** The sample, with a path for each input that takes a file or folder of any kind. */
function withPaths(schema: TaskSchema): Readonly<Record<string, unknown>> {
  const paths = Object.entries(schema.properties).flatMap(([name, { type, 'x-path': path }]) =>
    path === true && type !== 'object' && !(schema['x-task'] in SAMPLES)
      ? [[name, type === 'array' ? [MANIFEST] : MANIFEST] as const]
      : [],
  );
  return { ...sampleOf(schema), ...Object.fromEntries(paths), ...SAMPLES[schema['x-task']] };
}

/** A model of the table, made by the task that makes such. */
async function trained(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'vitruve-model-'));
  try {
    await writeFile(join(folder, TABLE), ROWS);
    const task = await TASKS.find(({ schema }) => shortName(schema) === 'train')?.load();
    assert.ok(task);
    const given = SAMPLES['vitruve/train'] ?? {};
    const prepared = await prepareTask(task, given, { folder, version: '1.0.0' });
    await runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
    return await readFile(join(folder, 'out.onnx'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is promised of every task in the list, tried with the example of its schema. */
describe('every task', () => {
  let folder = '';
  let model: Uint8Array = new Uint8Array();
  before(async () => {
    model = await trained();
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vitruve-every-'));
    await writeFile(join(folder, MANIFEST), MATRIX);
    await writeFile(join(folder, SUITE), CHECKS);
    await writeFile(join(folder, TABLE), ROWS);
    await writeFile(join(folder, MODEL), model);
    const image = sharp({ create: { width: 64, height: 48, channels: 3, background: '#4a5' } });
    await writeFile(join(folder, 'a.jpg'), await image.jpeg().toBuffer());
  });
  afterEach(() => rm(folder, { recursive: true }));

  const prepared = (task: Task): Promise<PreparedTask> =>
    prepareTask(task, sampleOf(task.schema), { folder, version: '1.0.0' });
  const run = async (task: Task, signal: AbortSignal): Promise<FinishedTask> =>
    runTask(await prepared(task), { signal, onStep: () => undefined });
  const files = async (): Promise<readonly string[]> =>
    (await readdir(folder, { recursive: true })).filter((path) => !path.endsWith('.jsonl')).sort();

  for (const { schema, load } of TASKS)
    describe(shortName(schema), () => {
      let task: Task;
      before(async () => {
        task = await load();
      });
      after(() => task.dispose?.());

      it('plans without writing', async () => {
        const before = await files();
        const { inputs, context } = await prepared(task);
        const plan = await task.plan(inputs, context);
        assert.ok(plan.reads.length > 0);
        assert.match(plan.fingerprint, /^[0-9a-f]{64}$/u);
        assert.deepEqual(await files(), before);
      });

      it('has the same fingerprint in a copy of the folder', async () => {
        const copy = await mkdtemp(join(tmpdir(), 'vitruve-copy-of-'));
        try {
          await cp(folder, copy, { recursive: true });
          const plans = [folder, copy].map(async (place) => {
            const given = withPaths(task.schema);
            const { inputs, context } = await prepareTask(task, given, { folder: place, version: '1.0.0' });
            return (await task.plan(inputs, context)).fingerprint;
          });
          const [here, there] = await Promise.all(plans);
          assert.equal(there, here);
        } finally {
          await rm(copy, { recursive: true });
        }
      });

      it('gives a plain result, with a report in each form', async () => {
        const finished = await run(task, new AbortController().signal);
        const { inputs, result, context, summary } = finished;
        assert.equal(summary.status, 'succeeded');
        assert.notEqual(summary.text, '');
        // It crosses processes.
        const sent = JSON.parse(JSON.stringify(result)) as unknown;
        assert.deepEqual(task.summarize(inputs, sent, context), summary);
        assert.deepEqual(task.toJson(inputs, sent, context), task.toJson(inputs, result, context));
        for (const ending of ['md', 'html', 'json', 'pdf']) {
          const path = join(folder, `report.${ending}`);
          await prepareReport(path, task, folder);
          await writeReport(path, finished, reportFonts());
          assert.ok((await readFile(path)).length > 0, ending);
        }
      });

      it('ends when it is cancelled, and leaves nothing half-written', async () => {
        const before = await files();
        const ended = await run(task, AbortSignal.abort()).then(
          ({ summary }) => summary.status,
          (error: unknown) => {
            assert.ok(error instanceof TaskCancelledError, String(error));
            return 'cancelled';
          },
        );
        assert.equal(ended, 'cancelled');
        const made = (await files()).filter((path) => !before.includes(path));
        assert.deepEqual(
          made.filter((path) => path.includes('.')),
          [],
        );
      });
    });
});
