import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ownName } from '../../running/processes/abandoned.ts';
import { acceptResults } from '../accept.ts';
import { ResultCache } from './result-cache.ts';
import { PipelineFolder, requestIn } from '../testing/pipeline-folder.ts';

describe('results that were made before', () => {
  let folder: PipelineFolder;
  let clone: PipelineFolder;
  beforeEach(() => {
    folder = new PipelineFolder();
    clone = new PipelineFolder();
  });
  afterEach(() => {
    folder.remove();
    clone.remove();
  });

  const shared = () => ({ environment: { ...process.env, VITRUVE_CACHE: folder.cache } });
  const write = (stages: readonly string[]): Promise<unknown> =>
    folder.write({
      'x.pipeline.yaml': `version: 1\nstages:\n${stages.map((line) => `  ${line}\n`).join('')}`,
    });
  const copyTo = (name: string): void => {
    cpSync(folder.at(name), clone.at(name));
  };
  const contents = (): readonly string[] =>
    readdirSync(folder.cache, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('content'))
      .map((name) => join(folder.cache, name));

  it('are fetched in another clone, which runs nothing', async () => {
    await write([
      "a: {run: 'mkdir -p ${outputs.o}/deep; echo 1 > ${outputs.o}/deep/x; echo 2 > ${outputs.o}/y; chmod +x ${outputs.o}/y', outputs: {o: data}}",
      "b: {run: 'cat data/y data/deep/x > ${outputs.o}', inputs: [data], outputs: {o: b.txt}}",
    ]);
    await folder.run();
    copyTo('x.pipeline.yaml');
    assert.deepEqual((await clone.run({ ...shared(), dryRun: true })).states, {
      a: 'would-restore',
      b: 'would-run',
    });
    assert.deepEqual((await clone.run(shared())).states, { a: 'restored', b: 'restored' });
    assert.deepEqual([clone.text('data/deep/x'), clone.text('b.txt')], ['1\n', '2\n1\n']);
    assert.ok(statSync(clone.at('data/y')).mode & 0o100);
    assert.deepEqual((await clone.run(shared())).states, { a: 'up-to-date', b: 'up-to-date' });
  });

  it('come back when inputs do, and when an output was deleted or changed', async () => {
    await write(["a: {run: 'cp in.txt ${outputs.o}', inputs: [in.txt], outputs: {o: o.txt}}"]);
    for (const [text, state] of [
      ['1', 'done'],
      ['2', 'done'],
      ['1', 'restored'],
    ] as const) {
      await folder.write({ 'in.txt': text });
      assert.equal((await folder.run()).states['a'], state);
      assert.equal(folder.text('o.txt'), text);
    }
    rmSync(folder.at('o.txt'));
    assert.equal((await folder.run()).states['a'], 'restored');
    await folder.write({ 'o.txt': 'changed' });
    assert.equal((await folder.run()).states['a'], 'restored');
    assert.equal((await folder.run({ force: true })).states['a'], 'done');
  });

  it('are made again when something wrote into the cache, or it is off', async () => {
    await write(["a: {run: 'echo 1 > ${outputs.o}', outputs: {o: o.txt}}"]);
    await folder.run();
    for (const path of contents()) {
      chmodSync(path, 0o644);
      writeFileSync(path, 'other');
    }
    rmSync(folder.at('o.txt'));
    assert.equal((await folder.run()).states['a'], 'done');
    assert.equal(folder.text('o.txt'), '1\n');
    rmSync(folder.at('o.txt'));
    assert.equal(
      (await folder.run({ environment: { ...process.env, VITRUVE_CACHE: 'off' } })).states['a'],
      'done',
    );
  });

  it('can be large, are read-only where they share a file, and are replaced by the next run', async () => {
    await write([
      "a: {run: 'head -c 3000000 /dev/zero > ${outputs.o}; cat in.txt >> ${outputs.o}', inputs: [in.txt], outputs: {o: o.bin}}",
    ]);
    await folder.write({ 'in.txt': '1' });
    await folder.run();
    await folder.write({ 'in.txt': '2' });
    assert.equal((await folder.run()).states['a'], 'done');
    assert.equal(contents().length, 2);
    for (const path of contents()) assert.match(readFileSync(path, 'latin1').slice(-1), /[12]/u);
    if (statSync(folder.at('o.bin')).nlink > 1) assert.equal(statSync(folder.at('o.bin')).mode & 0o222, 0);
  });

  it('are removed from the cache when it has grown beyond its limit, the oldest first', async () => {
    await write([
      "a: {run: 'head -c 4000 /dev/zero > ${outputs.o}; cat in.txt >> ${outputs.o}', inputs: [in.txt], outputs: {o: o.bin}}",
    ]);
    const environment = { ...process.env, VITRUVE_CACHE: folder.cache, VITRUVE_CACHE_SIZE: '10Ki' };
    for (const text of ['1', '2', '3', '4']) {
      await folder.write({ 'in.txt': text });
      await folder.run({ environment });
    }
    assert.throws(
      () => ResultCache.of({ ...environment, VITRUVE_CACHE_SIZE: '10 Go' }),
      /"10 Go" is not a valid size of the cache \(VITRUVE_CACHE_SIZE\)/u,
    );
    assert.deepEqual(
      contents()
        .map((path) => readFileSync(path, 'latin1').slice(-1))
        .sort(),
      ['3', '4'],
    );
  });

  it('leave nothing in the cache of processes that were killed while they added to it', async () => {
    await write(["a: {run: 'echo 1 > ${outputs.o}', outputs: {o: o.txt}}"]);
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    const begun = join(folder.cache, 'new', ownName().replace(`-${process.pid}-`, `-${pid}-`));
    const other = ownName();
    mkdirSync(begun, { recursive: true });
    writeFileSync(join(begun, 'content'), 'a part');
    writeFileSync(join(folder.cache, 'new', other), 'a part');
    await folder.run();
    assert.deepEqual(readdirSync(join(folder.cache, 'new')), [other]);
  });

  it('leave all outputs as they were when one of them cannot be restored', async () => {
    await write([
      "a: {run: 'test ! -e bad; cp in.txt ${outputs.o}; echo p$(cat in.txt) > ${outputs.p}', inputs: [in.txt], outputs: {o: o.txt, p: p.txt}}",
    ]);
    for (const text of ['1\n', '2\n']) {
      await folder.write({ 'in.txt': text });
      await folder.run();
    }
    for (const path of contents()) if (readFileSync(path, 'utf8') === 'p1\n') writeFileSync(path, 'other');
    await folder.write({ 'in.txt': '1\n', bad: '' });
    assert.equal((await folder.run()).states['a'], 'failed');
    assert.deepEqual([folder.text('o.txt'), folder.text('p.txt')], ['2\n', 'p2\n']);
  });

  it('can be accepted for a changed command', async () => {
    await write([
      "a: {run: 'echo 1 > ${outputs.o}', outputs: {o: o.txt}}",
      "b: {run: 'cat o.txt', inputs: [o.txt]}",
    ]);
    await folder.run();
    await write([
      "a: {run: 'echo  1 > ${outputs.o}', outputs: {o: o.txt}}",
      "b: {run: 'cat o.txt', inputs: [o.txt]}",
    ]);
    assert.equal((await folder.run({ dryRun: true })).states['a'], 'would-run');
    assert.deepEqual(await acceptResults(requestIn(folder, { stages: ['a'] })), ['a']);
    assert.deepEqual((await folder.run()).states, { a: 'up-to-date', b: 'up-to-date' });
    rmSync(folder.at('o.txt'));
    await assert.rejects(acceptResults(requestIn(folder, { stages: ['a'] })), /"o\.txt" does not exist/u);
    await assert.rejects(acceptResults(requestIn(folder, {})), /Name the stages/u);
  });
});
