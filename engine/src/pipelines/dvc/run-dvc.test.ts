import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { parse } from 'yaml';
import { RunHistory } from '../history/read-runs.ts';
import { PipelineFolder, type ToldRun } from '../testing/pipeline-folder.ts';
import { watchedFilesOf } from '../watched-files-of.ts';
import reproduced from './testing/repro.json' with { type: 'json' };

const IN_ORDER = ['prepare', 'tool', 'features', 'train@forest', 'train@linear', 'evaluate'];

/** Stages of one file each, in a repository of DVC. */
const SMALL = `stages:
  one:
    cmd: cat in.txt > one.txt
    deps: [in.txt]
    outs: [one.txt]
  two:
    cmd: cat one.txt > two.txt
    deps: [one.txt]
    outs: [two.txt]
`;

describe('stages of DVC', () => {
  let folder: PipelineFolder;

  beforeEach(() => {
    folder = new PipelineFolder();
  });

  afterEach(() => {
    folder.remove();
  });

  const run = (asked: Parameters<PipelineFolder['run']>[0] = {}): Promise<ToldRun> =>
    folder.run({
      file: 'dvc.yaml',
      jobs: 1,
      environment: { ...process.env, SHELL: '/bin/sh', DVC_GLOBAL_CONFIG_DIR: folder.at('none') },
      ...asked,
    });

  const prepare = async (): Promise<void> => {
    await folder.write({ ...reproduced.files, '.dvc/config': reproduced.config, '.git/HEAD': '' });
    for (const file of reproduced.executable) chmodSync(folder.at(file), 0o755);
  };

  const small = (text = SMALL, files: Readonly<Record<string, string>> = {}): Promise<PipelineFolder> =>
    folder.write({ '.dvc/config': '', 'dvc.yaml': text, 'in.txt': 'a\n', ...files });

  const object = (path: string): string => folder.at('.dvc/cache/files/md5', path);

  it('records in the history what stages read and made, with the hashes of DVC', async () => {
    await small();
    await run();
    const recorded = await new RunHistory(folder.path, undefined).read(1);
    const [one, two] = recorded?.stages ?? [];
    const a = 'md5:60b725f10c9c85c70d97880dfe8191b3';
    assert.deepEqual(
      [one?.reads, one?.writes, two?.reads],
      [{ 'in.txt': a }, { 'one.txt': a }, { 'one.txt': a }],
    );
    assert.equal(one?.source?.path, 'dvc.yaml');
  });

  it('records what DVC itself recorded of the same stages, objects of its cache included', async () => {
    await prepare();
    const { outcome, states } = await run();
    assert.deepEqual([outcome.status, Object.keys(states)], ['succeeded', IN_ORDER]);
    const [made, expected] = [folder.text('dvc.lock'), reproduced.lock].map(
      (text) => parse(text) as { readonly schema: string; readonly stages: Record<string, unknown> },
    );
    assert.deepEqual(made, expected);
    for (const [name, stage] of Object.entries(made?.stages ?? {}))
      assert.deepEqual(Object.keys(stage as object), Object.keys(expected?.stages[name] as object));
    for (const [path, text] of Object.entries(reproduced.objects)) {
      // DVC keeps what is not cached for its cache of runs.
      if (text === folder.text('eval/metrics.json')) continue;
      assert.equal(readFileSync(object(path), 'utf8'), text, path);
      assert.equal(statSync(object(path)).mode & 0o777, 0o444);
    }
    assert.deepEqual(lines(folder.text('.gitignore')), lines(reproduced.gitignore));
    assert.deepEqual(lines(folder.text('eval/.gitignore')), ['/report.txt']);
  });

  it('runs nothing that DVC has run, and fetches results from its cache', async () => {
    await prepare();
    await folder.write({ 'dvc.lock': reproduced.lock, 'eval/metrics.json': '{"accuracy":0.5}\n' });
    for (const [path, text] of Object.entries(reproduced.objects))
      await folder.write({ [join('.dvc/cache/files/md5', path)]: text });
    const dry = await run({ dryRun: true });
    assert.equal(dry.states['prepare'], 'would-restore');
    assert.equal(folder.has('out'), false);
    assert.equal(folder.has('.vitruve'), false);
    const first = await run();
    assert.deepEqual(new Set(Object.values(first.states)), new Set(['restored']));
    assert.equal(folder.text('out/sub/b.txt'), 'b\n');
    assert.equal(statSync(folder.at('tool.sh')).mode & 0o100, 0o100);
    assert.equal(statSync(folder.at('out/a.txt')).mode & 0o200, 0o200);
    assert.equal(folder.text('dvc.lock'), reproduced.lock);
    const second = await run();
    assert.deepEqual(new Set(Object.values(second.states)), new Set(['up-to-date']));
    assert.deepEqual(
      first.events.find(({ event }) => event === 'warning'),
      undefined,
    );
  });

  it('runs what follows a change of an input, a parameter or a command', async () => {
    await small(SMALL.replace('deps: [in.txt]', 'deps: [in.txt]\n    params: [n]'), {
      'params.yaml': 'n: 1\n',
    });
    await run();
    assert.deepEqual((await run()).states, { one: 'up-to-date', two: 'up-to-date' });
    await writeFile(folder.at('params.yaml'), 'n: 1.0\nm: 2\n');
    assert.deepEqual((await run()).states, { one: 'up-to-date', two: 'up-to-date' });
    await writeFile(folder.at('params.yaml'), 'n: 2\n');
    const { reasons, states } = await run();
    assert.deepEqual([states, reasons['one']], [{ one: 'done', two: 'up-to-date' }, 'parameter "n" changed']);
    await writeFile(folder.at('in.txt'), 'b\n');
    assert.deepEqual((await run({ dryRun: true })).reasons, {
      one: 'input "in.txt" changed',
      two: 'it depends on "one"',
    });
    assert.deepEqual((await run()).states, { one: 'done', two: 'done' });
    assert.equal(folder.text('two.txt'), 'b\n');
    await writeFile(folder.at('dvc.yaml'), folder.text('dvc.yaml').replace('cat one.txt', 'cat  one.txt'));
    assert.deepEqual((await run()).reasons, { two: 'its command changed' });
  });

  it('looks at the outputs, in the folder and in the cache', async () => {
    await small();
    await run();
    await appendFile(folder.at('two.txt'), 'edited\n');
    assert.deepEqual((await run()).states, { one: 'up-to-date', two: 'restored' });
    assert.equal(folder.text('two.txt'), 'a\n');
    rmSync(folder.at('.dvc/cache'), { recursive: true, force: true });
    const { states, reasons } = await run();
    assert.deepEqual([states.one, reasons['one']], ['done', 'output "one.txt" is not in the cache of DVC']);
    assert.ok(existsSync(object('60/b725f10c9c85c70d97880dfe8191b3')));
  });

  it('brings back the outputs of a stage that fails, and says where it is', async () => {
    await small();
    await run();
    await writeFile(
      folder.at('dvc.yaml'),
      SMALL.replace('cmd: cat one.txt > two.txt', 'cmd: [echo b > two.txt, exit 4]'),
    );
    const { outcome, events } = await run();
    assert.equal(outcome.status, 'failed');
    assert.equal(folder.text('two.txt'), 'a\n');
    const failed = events.find((event) => event.event === 'ended' && event.state === 'failed');
    assert.ok(failed?.event === 'ended');
    assert.deepEqual(
      [failed.reason, failed.place?.line, failed.place?.file],
      ['exited with status 4', 6, folder.at('dvc.yaml')],
    );
    assert.match(folder.text('dvc.lock'), /cmd: cat one\.txt > two\.txt/u);
  });

  it('runs each line of a command by itself, with the variables that DVC sets', async () => {
    await small(`stages:
  one:
    wdir: sub
    cmd: |
      x=1
      echo "$x,$DVC_STAGE" > out.txt
    outs: [out.txt]
`);
    await folder.write({ 'sub/keep': '' });
    await run();
    assert.equal(folder.text('sub/out.txt'), ',one\n');
  });

  it('runs what is asked for: stages with those before them, by force, always, and never what is frozen', async () => {
    await small(`${SMALL}  always: { cmd: 'true', always_changed: true, deps: [in.txt] }
  callback: { cmd: 'true' }
  frozen: { cmd: echo x > f.txt, deps: [in.txt], outs: [f.txt], frozen: true }
`);
    assert.deepEqual((await run({ stages: ['two'] })).states, { one: 'done', two: 'done' });
    assert.deepEqual((await run({ stages: ['two'], only: true, force: true })).states, { two: 'done' });
    const all = await run({ keepGoing: true });
    assert.equal(all.reasons['frozen'], 'The stage is frozen, and its output "f.txt" does not exist');
    await folder.write({ 'f.txt': 'by hand\n' });
    const { states } = await run();
    assert.deepEqual([states['always'], states['callback'], states['frozen']], ['done', 'done', 'skipped']);
    assert.equal((await run()).states['frozen'], 'up-to-date');
    await assert.rejects(run({ stages: ['frozn'] }), /Did you mean "frozen"/u);
  });

  it('keeps what is persistent in its place, and lets it grow', async () => {
    await small(`stages:
  grow: { cmd: echo x >> log.txt, always_changed: true, outs: [{ log.txt: { persist: true } }] }
`);
    await run();
    await run();
    assert.equal(folder.text('log.txt'), 'x\nx\n');
  });

  it('makes a file of its own of what is persistent and a link, and leaves nothing beside it', async () => {
    const text =
      'stages:\n  grow: { cmd: echo x >> log.txt, always_changed: true, outs: [{ log.txt: { persist: true } }] }\n';
    for (const link of [linkSync, symlinkSync]) {
      await small(text);
      await folder.write({ 'kept/log.txt': 'kept\n' });
      link(folder.at('kept/log.txt'), folder.at('log.txt'));
      await run();
      assert.deepEqual([folder.text('log.txt'), folder.text('kept/log.txt')], ['kept\nx\n', 'kept\n']);
      assert.deepEqual(
        readdirSync(folder.path).filter((name) => name.startsWith('log.txt')),
        ['log.txt'],
      );
      rmSync(folder.at('log.txt'));
    }
  });

  it('leaves a stage unrecorded whose input changed while it ran', async () => {
    await small(SMALL.replace('cat in.txt > one.txt', 'echo b >> in.txt && touch one.txt'));
    const { events } = await run({ stages: ['one'] });
    const warnings = events.flatMap((event) => (event.event === 'warning' ? [event.message] : []));
    assert.deepEqual(warnings, ['input "in.txt" changed while the stage ran: its result is not recorded']);
    assert.equal(folder.has('dvc.lock'), false);
  });

  it('refuses, with the line, what only DVC can run, and runs nothing', async () => {
    const refused: readonly (readonly [string, RegExp])[] = [
      ['stages:\n  a:\n    cmd: touch ran\n    deps: [s3://x/y]\n', /dvc\.yaml:4:12: "s3:\/\/x\/y"/u],
      ['stages:\n  a:\n    cmd: touch ran\n    outs: [../../y]\n', /dvc\.yaml:4:12: .*repository of DVC/u],
      ['stages:\n  a:\n    cmd: touch ran\n    params: [{c.toml: [x]}]\n', /dvc\.yaml:4:15: "c\.toml"/u],
      [
        'vars: [c.toml]\nstages:\n  a: { cmd: "touch ran ${x}" }\n',
        /dvc\.yaml:3:13: The value of "\$\{x\}"/u,
      ],
      [
        `stages:\n  a:\n    matrix: { x: [${[...Array(300).keys()].join(', ')}] }\n    cmd: touch ran \${item.x}\n`,
        /dvc\.yaml:2:3: Stage "a" has more than 256 runs/u,
      ],
      ['stages:\n  a: { cmd: touch ran, outs: [x], deps: [x] }\n', /dvc\/input-is-output/u],
    ];
    for (const [text, message] of refused) {
      await small(text, { 'c.toml': 'x = 1\n' });
      await assert.rejects(run(), message);
    }
    assert.equal(folder.has('ran'), false);
    await small();
    await assert.rejects(run({ parameters: { n: '1' } }), /"--param" is not for DVC/u);
    await assert.rejects(run({ partitions: new Map([['day', '2025']]) }), /"--partition" is not for DVC/u);
    await folder.write({ '.dvc/config': '[parsing]\n    bool = boolean_optional\n' });
    await assert.rejects(run(), /config: the setting "parsing\.bool" is not supported/u);
    rmSync(folder.at('.dvc'), { recursive: true });
    await assert.rejects(run(), /run "dvc init" first/u);
  });

  it('refuses a lock of another schema, and hashes of DVC 2 unless it is forced', async () => {
    await small();
    await folder.write({ 'dvc.lock': "schema: '1.0'\n" });
    await assert.rejects(run(), /expected the schema 2\.0/u);
    await folder.write({
      'dvc.lock': `schema: '2.0'\nstages:\n  one:\n    cmd: cat in.txt > one.txt\n    deps:\n    - path: in.txt\n      md5: x\n      size: 2\n`,
    });
    assert.match((await run()).reasons['one'] ?? '', /DVC 2 has recorded this stage/u);
    assert.deepEqual((await run({ force: true })).states, { one: 'done', two: 'done' });
    assert.deepEqual((await run()).states, { one: 'up-to-date', two: 'up-to-date' });
  });

  it('says what does not exist: an input, an output, a parameter', async () => {
    await small(SMALL.replace('> one.txt', '> other.txt'));
    assert.equal((await run()).reasons['one'], 'The output "one.txt" was not created');
    rmSync(folder.at('in.txt'));
    assert.equal((await run()).reasons['one'], 'The input "in.txt" does not exist');
  });

  it('tells of inputs that DVC would record or make again', async () => {
    await small(SMALL, {
      'in.txt.dvc':
        'outs:\n- md5: 60b725f10c9c85c70d97880dfe8191b3\n  size: 2\n  hash: md5\n  path: in.txt\n',
      'sub/dvc.yaml': SMALL.replaceAll('in.txt', '../two.txt')
        .replaceAll('one.txt', 'made/one.txt')
        .replace('deps: [made/one.txt]', 'deps: [made/one.txt, data]'),
      'sub/data/x.txt': 'a\n',
      'sub/data/x.txt.dvc': 'outs:\n- { md5: 0, hash: md5, path: x.txt }\n',
      'sub/made/keep': '',
    });
    const warnings = async (file: string): Promise<readonly string[]> => {
      const { events } = await run({ file });
      return events.flatMap((event) => (event.event === 'warning' ? [event.message] : []));
    };
    assert.deepEqual(await warnings('dvc.yaml'), []);
    assert.deepEqual(await warnings('sub/dvc.yaml'), [
      '"../two.txt" is made by a stage of "../dvc.yaml", which is not run',
      '"data/x.txt" is not what "data/x.txt.dvc" records: run "dvc add data/x.txt"',
    ]);
    await writeFile(folder.at('in.txt'), 'b\n');
    assert.deepEqual(await warnings('dvc.yaml'), [
      '"in.txt" is not what "in.txt.dvc" records: run "dvc add in.txt"',
    ]);
  });

  it('keeps objects where the settings say', async () => {
    await small();
    await folder.write({ '.dvc/config': '[cache]\n    dir = ../elsewhere\n' });
    await run();
    assert.ok(folder.has('elsewhere/files/md5/60/b725f10c9c85c70d97880dfe8191b3'));
  });

  it('follows its files while it watches', async () => {
    await prepare();
    const { paths } = await watchedFilesOf({
      path: folder.at('dvc.yaml'),
      parameters: new Map(),
      selection: { stages: ['features'], only: true },
    });
    assert.deepEqual(
      paths.map((path) => path.slice(folder.path.length + 1)),
      ['dvc.yaml', '.vitruve.yaml', 'params.yaml', 'conf.json'],
    );
  });
});

function lines(text: string): readonly string[] {
  return text.trim().split('\n').sort();
}
