import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CommandFolder } from './command.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const REGISTRY = `version: 1
models:
  churn: # ours
    champion: 1
    versions:
      - { version: 1, file: a.onnx, sha256: "${hashOf('a')}", approver: Ada }
      - { version: 2, file: b.onnx, sha256: "${hashOf('b')}", approver: Ada }
      - { version: 3, file: c.onnx, sha256: "${hashOf('b')}" }
    history:
      - { at: 2026-01-05, alias: champion, version: 1, by: Ada, why: First }
`;
const WHO = ['--by', 'Ada', '--why', 'Better', '--today', '2026-03-01'];

describe('vitruve models', () => {
  let folder: CommandFolder;

  beforeEach(() => {
    folder = new CommandFolder();
    folder.write({ 'models.yaml': REGISTRY, 'a.onnx': 'a', 'b.onnx': 'b', 'c.onnx': 'c' });
  });

  afterEach(() => {
    folder.remove();
  });

  it('promotes, tells what served, and rolls back', async () => {
    const promoted = await folder.runHere(['models', 'promote', 'churn@2', 'champion', ...WHO]);
    assert.deepEqual([promoted.code, promoted.stdout], [0, 'models.yaml\n'], promoted.stderr);
    const served = await folder.runHere(['models', 'served', 'churn', '--on', '2026-03-01', '--json']);
    const { served: all } = JSON.parse(served.stdout) as { readonly served: readonly { version: string }[] };
    assert.deepEqual(
      all.map(({ version }) => version),
      ['1', '2'],
    );
    const back = await folder.runHere(['models', 'rollback', 'churn', ...WHO]);
    assert.equal(back.code, 0, back.stderr);
    const list = await folder.runHere(['models', 'list']);
    assert.match(list.stdout, /^churn · champion 1 · 3 versions · models\.yaml\n/u);
  });

  it('ends with 2 and the reasons for gates that are not met, and with 1 for --check', async () => {
    const refused = await folder.runHere(['models', 'promote', 'churn@3', 'champion', ...WHO]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /"c\.onnx" is not the registered one[^]*- it has no "approver"/u);
    const checked = await folder.runHere(['models', 'promote', 'churn@2', 'champion', '--check', ...WHO]);
    assert.equal(checked.code, 1);
    const list = await folder.runHere(['models', 'list', '--json']);
    assert.match(list.stdout, /"champion": "1"/u);
  });
});
