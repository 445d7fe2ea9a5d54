import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
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

const TASK_FOLDERS = join(import.meta.dirname, '../../engine/src/tasks');

/** The files that a sample may name. */
const MANIFEST = 'a.raci.yaml';
const MATRIX = 'roles: [Team, Board]\nactivities:\n  - name: Build\n    assignments: { Team: R, Board: A }\n';

const TABLE = 'a.csv';
const ROWS = `a,b\n${Array.from({ length: 60 }, (_, row) => `${row},${row % 7 > 3 ? 1 : 0}\n`).join('')}`;
const MODEL = 'a.onnx';

const SUITE = 'a.quality.yaml';
const CHECKS = `version: 1\ntables:\n  t:\n    path: ${TABLE}\n    checks:\n      key: { unique: [a] }\n`;

const OBJECTIVES = 'a.objectives.yaml';
const AIMS = `version: 1\nobjectives:\n  speed:\n    title: Speed\n    kind: kpi\n    target: { atMost: 1 }\n    window: month\n    indicator: { value: { column: b } }\n    source: { path: ${TABLE}, time: a }\n`;

const TRAINING = 'a.model.yaml';
const LEARNED = `version: 1\ndata: ${TABLE}\ntarget: b\noutput: out.onnx\n`;

const TEMPLATE = 'a.report.md';
const REPORT = '# ${q.n} rows\n\n```sql q\nSELECT 1 AS one, count(*) AS n FROM t\n```\n\n```bar q\n```\n';

/** What a task is tried with. */
interface Sample {
  readonly inputs: Readonly<Record<string, unknown>>;
  /** True when the task declares it, because it needs more than a file. */
  readonly isDeclared: boolean;
}

/** The sample of a task: `testing/sample.json` of its folder, whose paths are those of the files above. */
async function sampleOf(schema: TaskSchema): Promise<Sample> {
  const path = join(TASK_FOLDERS, shortName(schema), 'testing/sample.json');
  if (!existsSync(path)) return { inputs: derivedSample(schema), isDeclared: false };
  const inputs = JSON.parse(await readFile(path, 'utf8')) as Sample['inputs'];
  return { inputs, isDeclared: true };
}

/** The example of a schema, otherwise a value for each input that is required. */
function derivedSample({ examples, required = [], properties }: TaskSchema): Sample['inputs'] {
  const paths = new Map<unknown, string>([
    ['folder', 'out'],
    ['new-file', 'out.txt'],
  ]);
  const valueOf = ({ 'x-path': path, enum: values, type, minimum = 1 }: InputSchema): unknown => {
    if (path !== undefined) return paths.get(path) ?? MANIFEST;
    return values?.[0] ?? (type === 'string' ? 'x' : minimum);
  };
  return (
    examples?.[0] ??
    Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => required.includes(name))
        .map(([name, input]) => [name, valueOf(input)]),
    )
  );
}

/** The sample, with a path for each input that takes a file or folder of any kind. */
function withPaths(schema: TaskSchema, { inputs, isDeclared }: Sample): Sample['inputs'] {
  if (isDeclared) return inputs;
  const paths = Object.entries(schema.properties).flatMap(([name, { type, 'x-path': path }]) =>
    path === true && type !== 'object' ? [[name, type === 'array' ? [MANIFEST] : MANIFEST] as const] : [],
  );
  return { ...inputs, ...Object.fromEntries(paths) };
}

/** A model of the table, made by the task that makes such. */
async function trained(): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'vitruve-model-'));
  try {
    await writeFile(join(folder, TABLE), ROWS);
    const task = await TASKS.find(({ schema }) => shortName(schema) === 'train')?.load();
    assert.ok(task);
    const { inputs } = await sampleOf(task.schema);
    const prepared = await prepareTask(task, inputs, { folder, version: '1.0.0' });
    await runTask(prepared, { signal: new AbortController().signal, onStep: () => undefined });
    return await readFile(join(folder, 'out.onnx'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is promised of every task in the list, tried with its sample. */
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
    await writeFile(join(folder, OBJECTIVES), AIMS);
    await writeFile(join(folder, TRAINING), LEARNED);
    await writeFile(join(folder, TEMPLATE), REPORT);
    await writeFile(join(folder, TABLE), ROWS);
    await writeFile(join(folder, MODEL), model);
    const image = sharp({ create: { width: 64, height: 48, channels: 3, background: '#4a5' } });
    await writeFile(join(folder, 'a.jpg'), await image.jpeg().toBuffer());
  });
  afterEach(() => rm(folder, { recursive: true }));

  const prepared = (task: Task, { inputs }: Sample): Promise<PreparedTask> =>
    prepareTask(task, inputs, { folder, version: '1.0.0' });
  const run = async (task: Task, sample: Sample, signal: AbortSignal): Promise<FinishedTask> =>
    runTask(await prepared(task, sample), { signal, onStep: () => undefined });
  const files = async (): Promise<readonly string[]> =>
    (await readdir(folder, { recursive: true })).filter((path) => !path.endsWith('.jsonl')).sort();

  for (const { schema, load } of TASKS)
    describe(shortName(schema), () => {
      let task: Task;
      let sample: Sample;
      before(async () => {
        task = await load();
        sample = await sampleOf(schema);
      });
      after(() => task.dispose?.());

      it('plans without writing', async () => {
        const before = await files();
        const { inputs, context } = await prepared(task, sample);
        const plan = await task.plan(inputs, context);
        assert.ok(plan.reads.length + plan.writes.length > 0);
        assert.match(plan.fingerprint, /^[0-9a-f]{64}$/u);
        assert.deepEqual(await files(), before);
      });

      it('has the same fingerprint in a copy of the folder', async () => {
        const copy = await mkdtemp(join(tmpdir(), 'vitruve-copy-of-'));
        try {
          await cp(folder, copy, { recursive: true });
          const plans = [folder, copy].map(async (place) => {
            const given = withPaths(schema, sample);
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
        const finished = await run(task, sample, new AbortController().signal);
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
        const ended = await run(task, sample, AbortSignal.abort()).then(
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
