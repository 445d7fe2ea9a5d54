import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLI, CommandFolder } from './command.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples');
const EXAMPLE = join(EXAMPLES, 'first-pipeline');
const STOCK = join(EXAMPLES, 'mlops-stock');

const PIPELINE = `version: 1
params: {count: 2}
stages:
  numbers:
    run: seq \${params.count} > \${outputs.list}; echo "made \${params.count}"
    outputs: {list: list.txt}
  sum:
    run: awk '{ s += $1 } END { print s }' \${stages.numbers.outputs.list} > \${outputs.total}
    inputs: ['\${stages.numbers.outputs.list}']
    outputs: {total: total.txt}
`;

describe('cli/run', () => {
  let folder: CommandFolder;
  const cache = process.env['VITRUVE_CACHE'];
  beforeEach(() => {
    folder = new CommandFolder();
    process.env['VITRUVE_CACHE'] = join(folder.path, '.cache');
    folder.write({ 'x.pipeline.yaml': PIPELINE });
  });
  afterEach(() => {
    if (cache === undefined) delete process.env['VITRUVE_CACHE'];
    else process.env['VITRUVE_CACHE'] = cache;
    folder.remove();
  });

  it('runs the pipeline of a folder, and again only what changed', async () => {
    const first = await folder.run(['run'], { VITRUVE_CACHE: join(folder.path, '.cache') });
    assert.equal(first.code, 0, first.stderr);
    assert.match(
      first.stdout,
      /^numbers: started \(no result is recorded\)\nnumbers \| made 2\nnumbers: done .*\n(?:.*\n)*2 done · .* s\n$/u,
    );
    assert.equal(readFileSync(join(folder.path, 'total.txt'), 'utf8'), '3\n');
    const again = await folder.runHere(['run', 'x.pipeline.yaml']);
    assert.match(again.stdout, /^numbers: up to date\nsum: up to date\n2 up to date/u);
    const other = await folder.runHere(['run', '-p', 'count=3', '--dry-run']);
    assert.match(
      other.stdout,
      /^numbers: would run \(params\.count changed: 2 → 3\)\nsum: would run \(it depends on "numbers"\)/u,
    );
    const named = await folder.runHere(['run', 'numbers', '-p', 'count=3', '--quiet']);
    assert.match(named.stdout, /^numbers: started .*\nnumbers: done .*\n1 done/u);
  });

  it('runs the example that needs a shell alone, and finds it up to date', async () => {
    rmSync(join(folder.path, 'x.pipeline.yaml'));
    cpSync(EXAMPLE, folder.path, {
      recursive: true,
      filter: (path) => !/[/\\]results$|\.lock$/u.test(path),
    });
    const environment = { VITRUVE_CACHE: join(folder.path, '.cache') };
    const first = await folder.run(['run'], environment);
    assert.equal(first.code, 0, first.stdout + first.stderr);
    assert.match(first.stdout, /^4 done · /mu);
    assert.equal(readFileSync(join(folder.path, 'results/best.txt'), 'utf8'), 'north,270\nsouth,140\n');
    assert.match(readFileSync(join(folder.path, 'results/check.json'), 'utf8'), /"errors?": 0/u);
    assert.match(readFileSync(join(folder.path, 'results/team.svg'), 'utf8'), /Calculate the totals/u);
    assert.match((await folder.run(['run'], environment)).stdout, /^4 up to date · /mu);
    const another = await folder.run(['run', '-p', 'best=3'], environment);
    assert.match(another.stdout, /^1 done · 3 up to date · /mu);
  });

  it('runs the example from prices to a model that finds nothing in a random walk', async () => {
    rmSync(join(folder.path, 'x.pipeline.yaml'));
    cpSync(join(STOCK, 'without-python'), folder.path, {
      recursive: true,
      filter: (path) => !/[/\\](?:data|models)$|\.lock$/u.test(path),
    });
    const { code, stdout, stderr } = await folder.run(['run'], { VITRUVE_CACHE: 'off' });
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /Computed: 23 columns of 1 security, 1950 rows/u);
    const [, auc] = /rocAuc (0\.\d+) \(naive prediction: 0\.5\)/u.exec(stdout) ?? [];
    assert.ok(Math.abs(Number(auc) - 0.5) < 0.1, stdout);
  });

  it('tells what a pipeline would do whose programs are not there', async () => {
    rmSync(join(folder.path, 'x.pipeline.yaml'));
    cpSync(STOCK, folder.path, { recursive: true });
    const { code, stdout } = await folder.run(['run', '--dry-run'], { PATH: '' });
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^data: would run .*\nfeatures: would run \(it depends on "data"\)\n/u);
    assert.match(stdout, /^publish: skipped\n1 skipped · 8 would run/mu);
  });

  it('prints events as JSON', async () => {
    const { stdout } = await folder.runHere(['run', '--json', '--stage', 'numbers']);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly event: string });
    assert.deepEqual(
      events.map(({ event }) => event),
      ['planned', 'started', 'output', 'ended', 'finished'],
    );
  });

  it('exits with 1 when a stage fails, and with 2 when nothing can begin', async () => {
    folder.write({
      'bad.pipeline.yaml': 'version: 1\nstages:\n  a: {run: exit 4}\n',
      'wrong.pipeline.yaml': 'stages: {}\n',
    });
    const failed = await folder.runHere(['run', 'bad.pipeline.yaml']);
    assert.deepEqual([failed.code, /a: failed \(exited with status 4\)/u.test(failed.stdout)], [1, true]);
    for (const [args, message] of [
      [['run', 'wrong.pipeline.yaml'], /wrong\.pipeline\.yaml:1:1: /u],
      [['run', 'gone.pipeline.yaml'], /does not exist/u],
      [['run'], /Several pipelines: name one of bad\.pipeline\.yaml/u],
      [['run', 'x.pipeline.yaml', 'summ'], /Did you mean "sum"/u],
      [['run', 'x.pipeline.yaml', '--param', 'count'], /count=|days=10/u],
      [['run', 'x.pipeline.yaml', '--jobs', '0'], /integer/u],
    ] as const) {
      const { code, stderr } = await folder.runHere(args);
      assert.deepEqual([code, message.test(stderr)], [2, true], stderr);
    }
  });

  it('says where a stage that failed is, where its script failed, and with --quiet what it told last', async () => {
    folder.write({
      'x.pipeline.yaml': 'version: 1\nstages:\n  a:\n    run: |\n      seq 30\n      no-such-program\n',
    });
    const { code, stdout } = await folder.runHere(['run', '--quiet']);
    assert.equal(code, 1);
    const lines = stdout.split('\n');
    assert.match(lines[1] ?? '', /^a \| 12$/u);
    assert.match(lines[20] ?? '', /^a \| x\.pipeline\.yaml:6: .*not found$/u);
    assert.deepEqual(lines[22], 'x.pipeline.yaml:3:3: a: exited with status 127');
  });

  it('accepts results that are on disk', async () => {
    await folder.runHere(['run']);
    folder.write({ 'x.pipeline.yaml': PIPELINE.replace('made', 'Made') });
    const { code, stdout } = await folder.runHere(['accept', 'numbers']);
    assert.deepEqual([code, stdout], [0, 'numbers: accepted\n']);
    assert.match((await folder.runHere(['run'])).stdout, /^numbers: up to date\nsum: up to date/u);
  });

  it('runs again what changes, not for what it makes itself, and goes on after an error', async () => {
    folder.write({
      'in.txt': '1',
      'x.pipeline.yaml':
        'version: 1\nstages:\n  a: {run: "cat in.txt > o.txt; echo ran", inputs: [in.txt], outputs: {o: o.txt}, cache: false}\n',
    });
    const child = spawn(process.execPath, [CLI, 'run', '--watch'], { cwd: folder.path });
    let told = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => (told += piece.toString()));
    const count = (text: string): number => told.split(text).length - 1;
    const until = async (text: string, times: number): Promise<void> => {
      while (count(text) < times) await sleep(10);
    };
    await until('Waiting for changes of', 1);
    assert.equal(count('a | ran'), 1);
    folder.write({ 'in.txt': '22' });
    await until('Waiting for changes of', 2);
    assert.equal(count('a | ran'), 2);
    assert.equal(readFileSync(join(folder.path, 'o.txt'), 'utf8'), '22');
    const pipeline = readFileSync(join(folder.path, 'x.pipeline.yaml'), 'utf8');
    folder.write({ 'x.pipeline.yaml': 'version: 1\nstages: {}\nwrong: 1\n' });
    await until('x.pipeline.yaml:3:1: ', 1);
    folder.write({ 'x.pipeline.yaml': pipeline.replace('ran', 'ran anew') });
    await until('a | ran anew', 1);
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    assert.deepEqual([code, count('a | ran')], [130, 3]);
  });

  it('ends what runs on Ctrl+C, and leaves nothing half-written', async () => {
    folder.write({
      'x.pipeline.yaml':
        'version: 1\nstages:\n  a: {run: "echo 1 > o.txt; touch begun; sleep 30", outputs: {o: o.txt}}\n',
    });
    const child = spawn(process.execPath, [CLI, 'run'], { cwd: folder.path });
    while (!existsSync(join(folder.path, 'begun'))) await sleep(10);
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    assert.deepEqual([code, existsSync(join(folder.path, 'o.txt'))], [130, false]);
  });
});
