import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRulePage } from '@vitruve/manifests/testing';
import { newKind } from './kind.ts';
import { newRule } from './rule.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('skeletons', () => {
  let copy = '';

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'vitruve-new-'));
    await cp(join(ROOT, 'manifests/src'), join(copy, 'manifests/src'), { recursive: true });
    await cp(join(ROOT, 'manifests/package.json'), join(copy, 'manifests/package.json'));
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    await symlink(join(ROOT, 'manifests/node_modules'), join(copy, 'manifests/node_modules')).catch(
      () => undefined,
    );
  });

  after(() => rm(copy, { recursive: true }));

  it('of a kind and of another rule pass the tests that come with them', async () => {
    await newKind(copy, 'load-test');
    await newRule(copy, 'load-test/second-rule');
    const test = join(copy, 'manifests/src/kinds/load-test/load-test.test.ts');
    // The second rule reports the same document as the first.
    const text = (await readFile(test, 'utf8')).replace(
      "['load-test/name-missing']",
      "['load-test/name-missing', 'load-test/second-rule']",
    );
    await writeFile(test, text);
    const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js');
    const options = ['--no-config', '--import=tsx', '--timeout', '60000', '--reporter', 'dot'];
    const output = execFileSync(process.execPath, [mocha, ...options, test], { cwd: copy, encoding: 'utf8' });
    assert.match(output, /4 passing/u);
  }).timeout(120_000);

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
      '"name" is required (second-rule)',
    ]);
  });

  it('are not written over what is there, nor under a name that is none', async () => {
    await assert.rejects(newKind(copy, 'load-test'), /exists already/u);
    await assert.rejects(newRule(copy, 'load-test/second-rule'), /exists already/u);
    await assert.rejects(newRule(copy, 'nothing/x'), /no kind "nothing"/u);
    await assert.rejects(newKind(copy, 'Load Test'), /in lower case/u);
    await assert.rejects(newKind(copy, undefined), /npm run new:kind/u);
    await assert.rejects(newRule(copy, 'adr'), /npm run new:rule/u);
  });
});
