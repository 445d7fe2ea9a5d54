import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRulePage } from '@vitruve/manifests/testing';
import { newKind } from './kind.ts';
import { newRule } from './rule.ts';
import { newTask } from './task.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('skeletons', () => {
  let copy = '';

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'vitruve-new-'));
    await cp(join(ROOT, 'manifests/src'), join(copy, 'manifests/src'), { recursive: true });
    await cp(join(ROOT, 'manifests/package.json'), join(copy, 'manifests/package.json'));
    await cp(join(ROOT, 'engine/src'), join(copy, 'engine/src'), { recursive: true });
    await cp(join(ROOT, 'engine/package.json'), join(copy, 'engine/package.json'));
    await cp(join(ROOT, 'schemas'), join(copy, 'schemas'), { recursive: true });
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    // The schemas of the copy, where a new one is written.
    await mkdir(join(copy, 'engine/node_modules/@vitruve'), { recursive: true });
    await symlink(join(copy, 'schemas'), join(copy, 'engine/node_modules/@vitruve/schemas'));
    await symlink(join(ROOT, 'manifests/node_modules'), join(copy, 'manifests/node_modules')).catch(
      () => undefined,
    );
  });

  after(() => rm(copy, { recursive: true }));

  /** What mocha says of a test of the copy. @throws Error when it fails. */
  function passed(test: string): string {
    const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js');
    const options = ['--no-config', '--import=tsx', '--timeout', '60000', '--reporter', 'dot'];
    return execFileSync(process.execPath, [mocha, ...options, test], { cwd: copy, encoding: 'utf8' });
  }

  it('of a kind and of another rule pass the tests that come with them', async () => {
    const written = await newKind(copy, 'load-test');
    for (const path of ['manifests/src/kinds/index.ts', 'l10n/parts/load-test.fr.json'])
      assert.ok(written.includes(path), path);
    await newRule(copy, 'load-test/second-rule');
    const test = join(copy, 'manifests/src/kinds/load-test/load-test.test.ts');
    // The second rule reports the same document as the first.
    const text = (await readFile(test, 'utf8')).replace(
      "['load-test/name-missing']",
      "['load-test/name-missing', 'load-test/second-rule']",
    );
    await writeFile(test, text);
    assert.match(passed(test), /4 passing/u);
  }).timeout(120_000);

  it('of a task pass the tests that come with them, and are listed', async () => {
    await newTask(copy, 'word-count');
    const folder = join(copy, 'engine/src/tasks/word-count');
    assert.match(passed(join(folder, 'word-count-task.test.ts')), /4 passing/u);
    const list = await readFile(join(copy, 'engine/src/tasks/index.ts'), 'utf8');
    assert.match(list, /schema: wordCount, .*'\.\/word-count\/word-count-task\.ts'.*\.wordCountTask\(\)/u);
  }).timeout(120_000);

  it('of a task have a place for the inputs in their page, and French for each text', async () => {
    const page = await readFile(join(copy, 'docs/tasks/word-count.md'), 'utf8');
    assert.match(page, /<!-- inputs: npm run generate -->\s+<!-- \/inputs -->/u);
    const text = await readFile(join(copy, 'engine/src/tasks/word-count/word-count-task.ts'), 'utf8');
    const parts = [join(copy, 'l10n/parts/task-word-count.fr.json'), ...(await frenchParts())];
    const known = await Promise.all(
      parts.map(async (part) => Object.keys(JSON.parse(await readFile(part, 'utf8')) as object)),
    );
    const messages = [...text.matchAll(/\bt\('([^']+)'|counted\(\w+, '([^']+)', '([^']+)'/gu)];
    assert.equal(messages.length, 4);
    for (const [, one = '', singular = '', plural = ''] of messages)
      for (const message of [one, singular, plural])
        if (message !== '') assert.ok(known.flat().includes(message), message);
  });

  it('have pages whose examples can be read, and French for each message', async () => {
    const page = readRulePage(await readFile(join(copy, 'docs/rules/load-test/second-rule.md'), 'utf8'));
    assert.equal(page.rule, 'load-test/second-rule');
    assert.deepEqual(
      page.examples.map(({ heading }) => heading),
      ['Bad', 'Good'],
    );
    const french = JSON.parse(await readFile(join(copy, 'l10n/parts/load-test.fr.json'), 'utf8')) as object;
    assert.deepEqual(Object.keys(french), [
      '"name" is required (name-missing)',
      '{0} load-test file',
      '{0} load-test files',
      '"name" is required (second-rule)',
    ]);
  });

  it('are not written over existing files, nor under an invalid name', async () => {
    await assert.rejects(newKind(copy, 'load-test'), /exists already/u);
    await assert.rejects(newRule(copy, 'load-test/second-rule'), /exists already/u);
    await assert.rejects(newRule(copy, 'nothing/x'), /no kind "nothing"/u);
    await assert.rejects(newKind(copy, 'Load Test'), /in lower case/u);
    await assert.rejects(newKind(copy, undefined), /npm run new:kind/u);
    await assert.rejects(newRule(copy, 'adr'), /npm run new:rule/u);
    await assert.rejects(newTask(copy, 'word-count'), /exists already/u);
    await assert.rejects(newTask(copy, 'check'), /exists already/u);
    await assert.rejects(newTask(copy, 'word count'), /npm run new:task/u);
  });
});

/** The French texts that there are already. */
async function frenchParts(): Promise<readonly string[]> {
  const folder = join(ROOT, 'l10n/parts');
  return (await readdir(folder)).map((name) => join(folder, name));
}
