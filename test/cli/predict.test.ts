import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CLI, CommandFolder } from './command.ts';

const ROWS = Array.from({ length: 60 }, (_, row) => `${row % 10},${row % 10 < 5 ? 'low' : 'high'}\n`);

describe('a model in a terminal', function () {
  this.timeout(60_000);
  let folder: CommandFolder;
  before(() => {
    folder = new CommandFolder().write({ 'rows.csv': `x,y\n${ROWS.join('')}` });
  });
  after(() => {
    folder.remove();
  });

  it('is trained, and served until it is interrupted', async () => {
    const trained = await folder.runHere([
      'train',
      'rows.csv',
      '--target',
      'y',
      '-o',
      'm.onnx',
      '--trees',
      '5',
    ]);
    assert.equal(trained.code, 0, trained.stderr);
    const child = spawn(process.execPath, [CLI, 'serve', '--predict', '--model', 'm.onnx', '--port', '0'], {
      cwd: folder.path,
      env: { ...process.env, LANG: 'en' },
    });
    try {
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      const url = /http:\S+/u.exec(line.toString('utf8'))?.[0] ?? '';
      const response = await fetch(`${url}/predict`, {
        method: 'POST',
        body: '{"x": 1}',
        headers: { 'Content-Type': 'application/json' },
      });
      assert.equal(((await response.json()) as { prediction_label: unknown }).prediction_label, 'low');
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number];
      assert.equal(code, 0);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('prints what a recommender makes of a history', async () => {
    const users = ['a,pen|ink', 'b,pen|ink', 'c,pen|cup', 'd,cup|tea', 'e,cup|tea'];
    const lines = users.flatMap((user) => {
      const [name = '', items = ''] = user.split(',');
      return items.split('|').map((item) => `${name},${item}`);
    });
    folder.write({
      'choices.csv': ['user,item', ...lines, ''].join('\n'),
      'r.model.yaml':
        'version: 1\ndata: choices.csv\nalgorithm: item-cosine\nuser: user\nitem: item\nsplit: { test: 0 }\nparameters: { k: 2 }\noutput: r.onnx\n',
    });
    const trained = await folder.runHere(['train', 'r.model.yaml', '--quiet']);
    assert.equal(trained.code, 0, trained.stderr);
    const { stdout, stderr } = await folder.runHere(['predict', 'r.model.yaml', '--values', 'history=ink']);
    assert.match(stdout, /^1\. pen {2}\d\.\d+\n2\. cup {2}/u, stderr);
    const json = await folder.runHere(['predict', 'r.onnx', '--values', 'history=tea', '--json']);
    const { recommended } = JSON.parse(json.stdout) as { recommended: { item: string; score: number }[] };
    assert.deepEqual([recommended[0]?.item, recommended.length], ['cup', 2]);
    const exported = await folder.runHere(['export', 'r.model.yaml', '--to', 'container']);
    assert.equal(exported.code, 0, exported.stderr);
    const wrong = await folder.runHere(['predict', 'r.onnx', '--values', 'item=tea']);
    assert.match(wrong.stderr, /The model has no column "item"\. Columns: history/u);
  });

  it('predicts a row of which values are given, beside the typical one', async () => {
    folder.write({ 'm.model.yaml': 'version: 1\ndata: rows.csv\ntarget: y\noutput: own.onnx\n' });
    const trained = await folder.runHere(['train', 'm.model.yaml', '--trees', '5', '--quiet']);
    assert.equal(trained.code, 0, trained.stderr);
    for (const model of ['own.onnx', 'm.model.yaml']) {
      const { code, stdout, stderr } = await folder.runHere(['predict', model, '--values', 'x=9']);
      assert.equal(code, 0, stderr);
      assert.match(
        stdout,
        /^Prediction: high \(probability of low: [\d.e-]+\)\nTypical row: [^]*\n {2}x=9 {2}[−+]\S+\n$/u,
      );
    }
    const json = await folder.runHere(['predict', 'own.onnx', '--values', 'x=', '--json']);
    assert.deepEqual((JSON.parse(json.stdout) as { version: unknown }).version, 1);
    for (const [args, message] of [
      [['own.onnx', '--values', 'z=1'], /The model has no column "z"\. Columns: x/u],
      [['own.onnx', '--values', 'x'], /Expected a value such as amount=12/u],
      [['own.onnx', '--values', 'x=a'], /"x": "a" is not a number/u],
      [['own.onnx', '--values', 'x=1', '-d', 'rows.csv'], /"--data" cannot be used with --values/u],
      [['--values', 'x=1'], /The input "model" is required/u],
    ] as const) {
      const { code, stderr } = await folder.runHere(['predict', ...args]);
      assert.equal(code, 2, stderr);
      assert.match(stderr, message);
    }
  });

  it('must be named to be served', async () => {
    const { code, stderr } = await folder.runHere(['serve', '--predict', '--port', '0']);
    assert.equal(code, 2);
    assert.match(stderr, /The input "model" is required/u);
  });
});
