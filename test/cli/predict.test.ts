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
    const trained = await folder.run(['train', 'rows.csv', '--target', 'y', '-o', 'm.onnx', '--trees', '5']);
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

  it('must be named to be served', async () => {
    const { code, stderr } = await folder.runHere(['serve', '--predict', '--port', '0']);
    assert.equal(code, 2);
    assert.match(stderr, /The input "model" is required/u);
  });
});
