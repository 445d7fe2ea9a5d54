import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { CLI, CommandFolder } from './command.ts';

const PIPELINE = `version: 1
params: {count: 2}
stages:
  numbers:
    run: seq \${params.count} > \${outputs.list}; echo "made \${params.count}"
    outputs: {list: list.txt}
  sum:
    run: echo "{\\"total\\":$(wc -l < \${stages.numbers.outputs.list})}" > \${outputs.total}
    inputs: ['\${stages.numbers.outputs.list}']
    outputs: {total: {path: total.json, type: metrics}}
`;

const OTHER = JSON.stringify({ run: 'other', key: 'k', command: 'c', values: {}, inputs: {}, outputs: {} });

describe('cli/runs', () => {
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

  it('tells what would run and why, without a side effect, and with its own exit codes', async () => {
    const before = await folder.runHere(['status']);
    assert.deepEqual(
      [before.code, before.stdout],
      [
        1,
        'numbers  would run  no result is recorded\nsum      would run  it depends on "numbers"\n2 would run\n',
      ],
    );
    assert.deepEqual(
      [existsSync(join(folder.path, '.vitruve')), existsSync(join(folder.path, '.cache'))],
      [false, false],
    );
    await folder.runHere(['run']);
    const after = await folder.runHere(['status']);
    assert.deepEqual([after.code, after.stdout], [0, 'Everything is up to date (2 runs)\n']);
    const json = await folder.runHere(['status', '--json', '-p', 'count=3', 'numbers']);
    assert.equal(json.code, 1);
    const told = JSON.parse(json.stdout) as {
      readonly runs: readonly { readonly lastMilliseconds?: number }[];
    };
    const [lasted] = told.runs.map(({ lastMilliseconds }) => lastMilliseconds);
    assert.equal(typeof lasted, 'number');
    assert.deepEqual(told, {
      isUpToDate: false,
      runs: [
        {
          run: 'numbers',
          state: 'would-run',
          reason: 'params.count changed: 2 → 3',
          lastMilliseconds: lasted,
        },
      ],
      warnings: [],
    });
    assert.equal((await folder.runHere(['status', 'nothing'])).code, 2);
  });

  it('says what to do with the runs of a pipeline that was renamed, and does it', async () => {
    await folder.runHere(['run']);
    renameSync(join(folder.path, 'x.pipeline.yaml'), join(folder.path, 'y.pipeline.yaml'));
    const hint =
      'There are recorded runs of pipelines that no longer exist: x.pipeline.yaml. If this pipeline is one of them, run "vitruve runs adopt x.pipeline.yaml y.pipeline.yaml"';
    assert.equal(
      (await folder.runHere(['runs', 'y.pipeline.yaml'])).stdout,
      `No runs are recorded. ${hint}\n`,
    );
    assert.equal((await folder.runHere(['status'])).stderr, `vitruve: ${hint}\n`);
    const adopted = await folder.runHere(['runs', 'adopt', 'x.pipeline.yaml', 'y.pipeline.yaml']);
    assert.equal(adopted.stdout, '1 run taken over · lock file moved\n');
    assert.match((await folder.runHere(['runs', 'y.pipeline.yaml'])).stdout, /^ +1 .*y\.pipeline\.yaml/u);
    const { code, stdout, stderr } = await folder.runHere(['status']);
    assert.deepEqual([code, stdout, stderr], [0, 'Everything is up to date (2 runs)\n', '']);
    const again = await folder.runHere(['runs', 'adopt', 'y.pipeline.yaml', 'x.pipeline.yaml']);
    assert.deepEqual(
      [again.code, again.stderr],
      [2, 'vitruve: "y.pipeline.yaml" still exists: its runs stay with it\n'],
    );
  });

  it('lists, shows and compares runs', async () => {
    assert.equal((await folder.runHere(['runs'])).stdout, 'No runs are recorded\n');
    assert.match((await folder.runHere(['runs', 'compare'])).stderr, /no two runs/u);
    await folder.runHere(['run']);
    await folder.runHere(['run']);
    await folder.runHere(['run', '-p', 'count=30']);
    const { stdout } = await folder.runHere(['runs']);
    assert.match(
      stdout,
      /^ {3}2 {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}x\.pipeline\.yaml {2}succeeded .*2 done\n {3}1 .*\n$/u,
    );
    assert.equal((await folder.runHere(['runs', 'y.pipeline.yaml'])).stdout, 'No runs are recorded\n');
    const shown = await folder.runHere(['runs', 'show']);
    assert.match(
      shown.stdout,
      /Parameters: count=30\nnumbers +done .*\nsum +done .*\nsum: total\.total +30\n$/u,
    );
    assert.equal(
      (await folder.runHere(['runs', 'show', '1', '--stage', 'numbers'])).stdout,
      'numbers: no result is recorded\nnumbers | made 2\n',
    );
    assert.match((await folder.runHere(['runs', 'show', '1', '--log'])).stdout, /^sum: /mu);
    const compared = await folder.runHere(['runs', 'compare']);
    assert.match(compared.stdout, /\nParameters\n {2}count +2 +30\n/u);
    assert.match(compared.stdout, /\nMetrics\n {2}sum: total\.total +2 +30 +\+28\n/u);
    const json = JSON.parse((await folder.runHere(['runs', 'compare', '2', '1', '--json'])).stdout) as {
      readonly parameters: unknown;
    };
    assert.deepEqual(json.parameters, [{ name: 'count', before: '30', after: '2' }]);
    const list = JSON.parse((await folder.runHere(['runs', '--json'])).stdout) as readonly {
      readonly id: number;
    }[];
    assert.deepEqual(
      list.map(({ id }) => id),
      [2, 1],
    );
    for (const [args, message] of [
      [['runs', 'show', '9'], /Run 9 does not exist/u],
      [['runs', 'show', 'x'], /"x" is not the number of a run/u],
    ] as const) {
      const { code, stderr } = await folder.runHere(args);
      assert.deepEqual([code, message.test(stderr)], [2, true], stderr);
    }
  });

  it('writes runs as events of OpenLineage, and refuses those that do not list what they read', async () => {
    await folder.runHere(['run']);
    const { code, stdout } = await folder.runHere(['runs', 'export', '--to', 'openlineage']);
    const lines = stdout.trimEnd().split('\n');
    const events = lines.map((line) => JSON.parse(line) as { readonly job: { readonly namespace: string } });
    assert.deepEqual([code, events.length, events[0]?.job.namespace], [0, 6, basename(folder.path)]);
    const args = ['runs', 'export', '1', '--to', 'openlineage', '--namespace', 'n', '-o', 'events.ndjson'];
    assert.equal((await folder.runHere(args)).stderr, '6 events were written to "events.ndjson"\n');
    const written = readFileSync(join(folder.path, 'events.ndjson'), 'utf8');
    assert.equal(written, stdout.replaceAll(`"namespace":"${basename(folder.path)}"`, '"namespace":"n"'));
    const refused = await folder.runHere(['runs', 'export', '--to', 'openlineage', '--url', 'http://a']);
    assert.match(refused.stderr, /"--url" cannot be used with "--to openlineage"/u);
    const other = await folder.runHere(['runs', 'export', '-o', 'x']);
    assert.match(other.stderr, /"--output" cannot be used with "--to mlflow"/u);
    const record = join(folder.path, '.vitruve/history/1.jsonl');
    folder.write({
      '.vitruve/history/1.jsonl': readFileSync(record, 'utf8').replace('"version":2', '"version":1'),
    });
    const old = await folder.runHere(['runs', 'export', '--to', 'openlineage']);
    assert.deepEqual([old.code, /did not record what stages read/u.test(old.stderr)], [2, true]);
  });

  it('compares results with those of a commit', async () => {
    const git = (...args: readonly string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: folder.path,
      });
    assert.match((await folder.runHere(['diff'])).stderr, /"HEAD" is not a commit, branch or tag/u);
    git('init', '-q');
    git('add', 'x.pipeline.yaml');
    git('commit', '-qm', 'Nothing recorded');
    await folder.runHere(['run']);
    const untracked = await folder.runHere(['diff', '--json']);
    assert.match(
      untracked.stderr,
      /^vitruve: "x\.pipeline\.lock" is not in commit [0-9a-f]{10} \(HEAD\): all results count as added\n$/u,
    );
    assert.match(untracked.stdout, /"path": "x\.pipeline\.lock",\s+"isInCommit": false/u);
    git('add', 'x.pipeline.lock');
    git('commit', '-qm', 'One');
    const same = await folder.runHere(['diff']);
    assert.deepEqual([same.stdout, same.stderr], ['No result is other than in HEAD\n', '']);
    await folder.runHere(['run', '-p', 'count=30']);
    folder.write({
      'x.pipeline.lock': `${readFileSync(join(folder.path, 'x.pipeline.lock'), 'utf8')}${OTHER}\n`,
    });
    const { code, stdout } = await folder.runHere(['diff', 'x.pipeline.yaml', 'HEAD']);
    assert.deepEqual(
      [code, stdout.split('\n')],
      [
        0,
        [
          '~ numbers (params.count changed: 2 → 30)',
          '    ~  list.txt  4 B → 81 B',
          '+ other',
          '~ sum (input "list.txt" changed)',
          '    ~  total.json     12 B → 13 B',
          '         total.total  2 → 30 (+28)',
          '',
        ],
      ],
    );
    const json = JSON.parse((await folder.runHere(['diff', '--json'])).stdout) as {
      readonly runs: readonly { readonly run: string }[];
    };
    assert.deepEqual(
      json.runs.map(({ run }) => run),
      ['numbers', 'other', 'sum'],
    );
    // Where neither the cache nor Git has the content, its size is not known.
    rmSync(join(folder.path, '.cache'), { recursive: true });
    assert.match((await folder.runHere(['diff'])).stdout, /~ {2}list\.txt {2}\? → 81 B\n/u);
    // What Git has counts only if it is what the lock file of its commit records.
    git('add', '-f', 'list.txt');
    git('commit', '-qm', 'Another one', '--', 'list.txt');
    assert.match((await folder.runHere(['diff'])).stdout, /~ {2}list\.txt {2}\? → 81 B\n/u);
    for (const reference of ['--output=here', 'no-such-branch'])
      assert.match((await folder.runHere(['diff', '--', reference])).stderr, /is not a commit/u);
    assert.equal(existsSync(join(folder.path, 'here')), false);
  });

  it('shows, cleans and shares the cache', async () => {
    await folder.runHere(['run']);
    const { stdout } = await folder.runHere(['cache']);
    assert.match(stdout, /\.cache\n2 files, 16 B of 21 GB\n$/u);
    assert.match((await folder.runHere(['cache', 'push', 'remote'])).stdout, /^Sent: 2 files, 16 B\n$/u);
    assert.match(
      (await folder.runHere(['cache', 'push', 'remote'])).stdout,
      /^Sent: 0 files, 0 B \(2 were there already\)\n$/u,
    );
    assert.match(
      (await folder.runHere(['cache', 'prune', '--size', '0'])).stdout,
      /^Removed: 2 files, 16 B\n$/u,
    );
    const gone = await folder.runHere(['cache', 'push', 'remote']);
    assert.deepEqual([gone.code, /^numbers: its result is not in the cache$/mu.test(gone.stdout)], [1, true]);
    assert.match(
      (await folder.runHere(['cache', 'pull', 'remote', 'x.pipeline.yaml'])).stdout,
      /^Fetched: 2 files, 16 B\n$/u,
    );
    const verified = await folder.runHere(['cache', 'verify']);
    assert.deepEqual([verified.code, verified.stdout], [0, 'Verified: 2 files\n']);
    assert.match(
      (await folder.runHere(['cache', 'prune', '--size', 'x'])).stderr,
      /"x" is not a valid size/u,
    );
  });

  it('merges lock files for Git, when it was asked to', async () => {
    folder.write({ 'bin/vitruve': `#!/bin/sh\nexec "${process.execPath}" "${CLI}" "$@"\n` });
    chmodSync(join(folder.path, 'bin/vitruve'), 0o755);
    const env = { ...process.env, PATH: `${join(folder.path, 'bin')}:${process.env['PATH'] ?? ''}` };
    const git = (...args: readonly string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: folder.path,
        env,
        stdio: 'pipe',
      });
    const result = (count: number): string => PIPELINE.replace('{count: 2}', `{count: ${count}}`);
    assert.match((await folder.runHere(['lock', 'install'])).stderr, /is not in a Git repository/u);
    git('init', '-q', '-b', 'main');
    assert.equal(
      (await folder.runHere(['lock', 'install'])).stdout,
      'Git merges lock files with Vitruve: commit .gitattributes\n',
    );
    await folder.runHere(['lock', 'install']);
    assert.equal(
      readFileSync(join(folder.path, '.gitattributes'), 'utf8'),
      '*.pipeline.lock merge=vitruve-lock\npipeline.lock merge=vitruve-lock\n',
    );
    await folder.runHere(['run']);
    git('add', '.gitattributes', 'x.pipeline.lock');
    git('commit', '-qm', 'One');
    const lock = (): string => readFileSync(join(folder.path, 'x.pipeline.lock'), 'utf8');
    // Neighboring lines, which Git alone would report as a conflict.
    git('checkout', '-qb', 'other');
    folder.write({ 'x.pipeline.lock': lock().replace('{"run":"sum"', `${OTHER}\n{"run":"sum"`) });
    git('commit', '-qam', 'Other');
    git('checkout', '-q', 'main');
    folder.write({ 'x.pipeline.yaml': result(7) });
    await folder.runHere(['run']);
    const ours = lock();
    git('commit', '-qam', 'Ours');
    git('merge', '-q', 'other');
    assert.deepEqual(lock().split('\n').toSorted(), [...ours.split('\n'), OTHER].toSorted());
    assert.equal((await folder.runHere(['status'])).code, 0);
  });

  it('records runs in an experiment tracker that is named', async () => {
    const exported = (...more: readonly string[]): ReturnType<CommandFolder['runHere']> =>
      folder.runHere(['runs', 'export', ...more]);
    assert.match(
      (await exported()).stderr,
      /Name the server: --url ADDRESS, or the variable MLFLOW_TRACKING_URI/u,
    );
    const closed = '--url=http://127.0.0.1:2';
    assert.match((await exported(closed)).stderr, /No runs are recorded/u);
    await folder.runHere(['run']);
    assert.match((await exported('7', closed)).stderr, /Run 7 does not exist/u);
    assert.match((await exported('x', closed)).stderr, /"x" is not the number of a run/u);
    const failed = await exported('1', closed);
    assert.equal(failed.code, 2);
    assert.match(failed.stderr, /127\.0\.0\.1:2 cannot be reached/u);
    const server = createServer((request, response) => {
      const info = { run_id: 'r1', status: 'RUNNING', artifact_uri: 's3://b' };
      response.end(
        JSON.stringify(
          request.url?.endsWith('search') === true
            ? {}
            : { experiment: { experiment_id: '4' }, run: { info } },
        ),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const done = await exported('--url', address, '--json');
      assert.deepEqual(JSON.parse(done.stdout), [
        { id: 1, runId: 'r1', url: `${address}/#/experiments/4/runs/r1`, isNew: true, hasLog: false },
      ]);
      assert.match(
        (await exported('1', '--url', address)).stdout,
        /^Run 1 was exported: .* Its log was not exported/u,
      );
    } finally {
      server.close();
    }
  });
});
