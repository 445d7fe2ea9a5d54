import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CheckFolder } from './check-folder.ts';

/** A model with named columns, which scikit-learn has written. */
const MODEL = readFileSync(
  join(import.meta.dirname, '../../engine/src/learning/foreign/testing/pipeline.onnx'),
);
const HASH = createHash('sha256').update(MODEL).digest('hex');
const MANIFEST =
  'version: 1\nname: churn\nowner: Data team\ndata: rows.csv\ntarget: y\noutput: m/churn.onnx\n';
const MATRIX =
  'variant: RACI\nroles: [Data team]\nactivities:\n  - name: Serve\n    assignments: { Data team: AR }\n';
const REGISTRY = `version: 1
models:
  churn:
    owner: Data team
    champion: 3
    versions: [{ version: 3, file: m/churn.onnx, sha256: "${HASH}", approver: Data team }]
`;
const STRICT = 'kubernetes: { profile: strict }\n';
const IMAGE = ['--image', `registry.example.org/churn:3@sha256:${'0123456789abcdef'.repeat(4)}`];

describe('vitruve export --to container', () => {
  let folder: CheckFolder;

  beforeEach(() => {
    folder = new CheckFolder().write({
      ...{ 'churn.model.yaml': MANIFEST, 'm/churn.onnx': MODEL, 'models.yaml': REGISTRY },
      ...{ '.vitruve.yaml': STRICT, 'raci.yaml': MATRIX, 'rows.csv': 'x,y\n1,a\n' },
    });
  });

  afterEach(() => {
    folder.remove();
  });

  for (const model of ['churn.model.yaml', 'models.yaml#churn@champion'])
    it(`writes files of ${model} in which the strict profile finds nothing`, async () => {
      const { code, stderr } = await folder.runHere(['export', model, '--to', 'container', ...IMAGE]);
      assert.equal(code, 0, stderr);
      const { output } = await folder.check('churn-container');
      assert.equal(output.summary['manifests'], 10);
      assert.deepEqual(output.files, []);
    });

  it('leaves to the strict profile what the user has not said', async () => {
    folder.write({ 'churn.model.yaml': MANIFEST.replace('owner: Data team\n', '') });
    const exported = await folder.runHere(['export', 'churn.model.yaml', '--to', 'container', '-o', 'out']);
    assert.match(exported.stderr, /Image "churn:[0-9a-f]{12}" has no digest[^]*No owner[^]*5 infos/u);
    const { output } = await folder.check('out');
    assert.deepEqual(
      new Set(output.files.flatMap(({ findings }) => findings.map(({ rule }) => rule))),
      new Set(['kubernetes/image-digest', 'kubernetes/owner-label']),
    );
  });

  it('replaces an earlier export with --force only', async () => {
    const args = ['export', 'churn.model.yaml', '--to', 'container'];
    assert.equal((await folder.runHere(args)).code, 0);
    folder.write({ 'churn-container/compose.yaml': 'name: mine\n' });
    const refused = await folder.runHere(args);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /already exists\. To replace it, use --force/u);
    assert.equal(readFileSync(join(folder.path, 'churn-container/compose.yaml'), 'utf8'), 'name: mine\n');
    assert.equal((await folder.runHere([...args, '--force'])).code, 0);
    assert.match(readFileSync(join(folder.path, 'churn-container/compose.yaml'), 'utf8'), /^name: churn$/mu);
  });

  it('refuses a model that is not there, another file than the registered one, and options of others', async () => {
    folder.write({ 'm/churn.onnx': 'x' });
    for (const [args, message] of [
      [['models.yaml#churn@champion'], /./u],
      [['churn.model.yaml', '--repository', 'x'], /"--repository" is not an option of --to container/u],
      [['raci.yaml'], /./u],
      [['churn.model.yaml', '--replicas', '0'], /Expected a number from 1 to 999/u],
    ] as const) {
      const { code, stderr } = await folder.runHere(['export', ...args, '--to', 'container']);
      assert.equal(code, 2, stderr);
      assert.match(stderr, message);
    }
    const others = await folder.runHere(['export', 'raci.yaml', '--as', 'csv', '--force']);
    assert.match(others.stderr, /"--force" is an option of --to container only/u);
  });
});
