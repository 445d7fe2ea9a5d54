import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { customers, TaskFolder } from '../../learning/testing/task-folder.ts';
import { LoadedTasks } from '../../running/loaded-tasks.ts';
import { reportMarkdown } from '../../running/report/markdown.ts';
import { TASKS } from '../index.ts';
import { trainTask } from '../train/train-task.ts';
import { retrainTask } from './retrain-task.ts';
import type { Retrained } from './run.ts';

const HEAD =
  'version: 1\nname: churn\ndata: old.csv\ntarget: state\nexclude: [id, day]\nparameters: { trees: 5 }\noutput: m/churn.onnx\n';
const GIVEN = { manifest: 'churn.model.yaml', by: 'Data scientist', date: '2026-03-01', threads: 1 };
const MADE = ['m/churn-2026-03-01.json', 'm/churn-2026-03-01.onnx', 'models.yaml'];

interface DriftJson {
  readonly columns: readonly { readonly name: string }[];
}

describe('vitruve/retrain', function () {
  this.timeout(60_000);
  let folder: TaskFolder;
  beforeEach(async () => {
    const [heading = '', ...lines] = customers(200).trim().split('\n');
    const older = lines.map((line) => {
      const [id, day, age = '', plan, balance = '', state] = line.split(',');
      const aged = age === '' ? '' : Number(age) + 20;
      return [id, day, aged, plan, Number(balance) * 2 + 50, state].join(',');
    });
    folder = await TaskFolder.make({
      'old.csv': customers(200),
      'new.csv': `${[heading, ...older].join('\n')}\n`,
      'churn.model.yaml': HEAD,
    });
  });
  afterEach(() => folder.remove());

  const retrain = (given: Readonly<Record<string, unknown>>) =>
    folder.run(retrainTask(new LoadedTasks(TASKS)), { ...GIVEN, ...given });
  const policy = (lines: string): Promise<void> =>
    writeFile(folder.at('churn.model.yaml'), `${HEAD}${lines}\n`);
  const comparedIn = ({ drift }: Retrained): readonly string[] =>
    (drift.json as DriftJson).columns.map(({ name }) => name);
  const files = async (): Promise<readonly string[]> =>
    (await readdir(folder.path, { recursive: true }))
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => !/\.csv$|\.model\.yaml$|^m$/u.test(name))
      .sort();

  it('trains nothing without drift', async () => {
    const { result, summary } = await retrain({ table: 'old.csv' });
    assert.deepEqual(comparedIn(result), ['age', 'plan', 'balance', 'state']);
    assert.equal(
      summary.text,
      '0 of 4 columns drifted (limit: 50%)\nNo drift: the model is not trained again',
    );
    assert.deepEqual([summary.status, summary.metrics['retrained']], ['succeeded', 0]);
    assert.deepEqual(await files(), []);
  });

  it('trains on a table that has drifted, and registers the model as challenger', async () => {
    const { result, summary, task, inputs, context } = await retrain({ table: 'new.csv' });
    assert.match(
      summary.text,
      /^2 of 4 columns drifted \(limit: 50%\)\nrandom-forest trained on \d+ rows → m\/churn-2026-03-01\.onnx: .*\nRegistered: churn@1 → models\.yaml \(challenger\)$/u,
    );
    assert.ok((summary.metrics['rocAuc'] ?? 0) > 0.5 && summary.metrics['retrained'] === 1);
    assert.deepEqual(await files(), MADE);
    const registry = await readFile(folder.at('models.yaml'), 'utf8');
    assert.match(registry, /challenger: 1\n/u);
    assert.doesNotMatch(registry, /champion/u);
    assert.match(registry, /data: \{ file: new\.csv, sha256: "?[0-9a-f]{64}"? \}/u);
    assert.match(registry, /why: "?2 of 4 columns drifted/u);
    const report = reportMarkdown(task.report(inputs, result, context));
    assert.match(report, /\| age \| drifted \|/u);
    assert.match(report, /\| Data \| new\.csv \|/u);
    const again = await retrain({ table: 'new.csv' });
    assert.match(
      again.summary.text,
      /Already registered: churn@1 in models\.yaml \(challenger\)\nThe second file of this model is removed$/u,
    );
    assert.deepEqual(await files(), MADE);
  });

  it('keeps to the policy of the manifest', async () => {
    await policy('drift: { share: 0.6, reference: old.csv }');
    assert.equal((await retrain({ table: 'new.csv' })).result.training, undefined);
    await policy('drift: { columns: age, method: psi, threshold: 0.3, share: 1 }');
    const given = { table: 'new.csv', as: 'leavers', registry: 'a.models.yaml', why: 'Autumn' };
    const { result } = await retrain(given);
    assert.deepEqual(comparedIn(result), ['age']);
    assert.match(JSON.stringify(result.drift.json), /"method":"psi".*"threshold":0\.3/u);
    assert.match(JSON.stringify(result.registration?.json), /"model":"leavers"/u);
    assert.match(await readFile(folder.at('a.models.yaml'), 'utf8'), /why: Autumn/u);
    await policy('features: [plan]');
    assert.deepEqual(comparedIn((await retrain({ table: 'old.csv' })).result), ['plan', 'state']);
  });

  it('registers under the name that the registry has for the manifest', async () => {
    await writeFile(
      folder.at('models.yaml'),
      'version: 1\nmodels:\n  leaving:\n    manifest: churn.model.yaml\n    versions: []\n',
    );
    const { summary } = await retrain({ table: 'new.csv' });
    assert.match(summary.text, /Registered: leaving@1 → models\.yaml/u);
  });

  it('does not register a model that does not reach what is required', async () => {
    await policy('require: [accuracy>=0.999]');
    const { summary } = await retrain({ table: 'new.csv' });
    assert.equal(summary.status, 'failed');
    assert.match(summary.text, /\naccuracy is .*\nThe model is not registered$/u);
    assert.deepEqual(await files(), MADE.slice(0, 2));
  });

  it('says what is missing before it trains', async () => {
    await assert.rejects(retrain({}), /Specify the table to check \("table"\)/u);
    await assert.rejects(retrain({ manifest: 'old.csv' }), /is not a model manifest/u);
    await writeFile(folder.at('models.yaml'), 'version: 1\nmodels: [a]\n');
    await assert.rejects(retrain({ table: 'new.csv' }), /models\.yaml: The version cannot be added/u);
    assert.deepEqual(await files(), ['models.yaml']);
  });

  it('is how a manifest is trained on another table', async () => {
    const given = { data: 'churn.model.yaml', table: 'new.csv', threads: 1 };
    const { inputs } = await folder.run(trainTask(), given);
    assert.equal((inputs as { readonly data: string }).data, folder.at('new.csv'));
    const wrong = folder.run(trainTask(), { ...given, data: 'old.csv' });
    await assert.rejects(wrong, /"table" requires that "data" is a \*\.model\.yaml file/u);
  });
});
