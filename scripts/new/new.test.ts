import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Testing from '@vitruve/manifests/testing';
import { format, type FormatConfig } from 'oxfmt';
import ts from 'typescript';
import { newKind } from './kind.ts';
import { newRule, ruleLists } from './rule.ts';
import { newTask } from './task.ts';
import { newView } from './view.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('skeletons', () => {
  let copy = '';

  before(async () => {
    copy = await mkdtemp(join(tmpdir(), 'vitruve-new-'));
    for (const path of [
      'manifests/src',
      'manifests/package.json',
      'manifests/tsconfig.json',
      'engine/src',
      'engine/package.json',
      'engine/tsconfig.json',
      'schemas',
      'snippets',
      'docs/rules',
      'docs/views.md',
      'l10n/parts',
      'README.md',
      'README.fr.md',
      'tsconfig.base.json',
      '.oxlintrc.json',
    ])
      await cp(join(ROOT, path), join(copy, path), { recursive: true });
    for (const path of ['node_modules', 'drawing', 'workspace'])
      await symlink(join(ROOT, path), join(copy, path));
    // The schemas of the copy, where new ones are written.
    for (const part of ['manifests', 'engine']) {
      await mkdir(join(copy, part, 'node_modules/@vitruve'), { recursive: true });
      await symlink(join(copy, 'schemas'), join(copy, part, 'node_modules/@vitruve/schemas'));
    }
    for (const name of await readdir(join(ROOT, 'manifests/node_modules')).catch(() => []))
      await symlink(join(ROOT, 'manifests/node_modules', name), join(copy, 'manifests/node_modules', name));
  });

  after(() => rm(copy, { recursive: true }));

  /** What mocha says of a test of the copy. @throws Error when it fails. */
  function passed(test: string): string {
    const mocha = join(ROOT, 'node_modules/mocha/bin/mocha.js');
    const options = ['--no-config', '--import=tsx', '--timeout', '60000', '--reporter', 'dot'];
    return execFileSync(process.execPath, [mocha, ...options, test], { cwd: copy, encoding: 'utf8' });
  }

  /** What is wrong with written files: their form, their types, what the linter says of them. */
  async function faultsOf(part: string, written: readonly string[]): Promise<readonly string[]> {
    const own = written.map((path) => join(copy, path));
    const code = own.filter((path) => path.endsWith('.ts'));
    return [...(await unformatted(own)), ...typeFaults(join(copy, part), code), ...lintFaults(copy, code)];
  }

  /** All files of kinds, rules and views: they are compiled at one go, which takes longer than all else. */
  const ofManifests: string[] = [];

  it('of a kind pass the tests that come with them', async () => {
    const written = await newKind(copy, 'load-test');
    ofManifests.push(...written);
    for (const path of ['manifests/src/kinds/index.ts', 'l10n/parts/load-test.fr.json', 'README.fr.md'])
      assert.ok(written.includes(path), path);
    const folder = join(copy, 'manifests/src/kinds/load-test');
    assert.match(passed(join(folder, 'load-test.test.ts')), /6 passing/u);
  }).timeout(120_000);

  it('of a rule can be made in any kind', async () => {
    const written: string[] = [];
    const lists = await ruleLists(copy);
    assert.equal(lists.get('argo-cd'), 'manifests/src/kinds/kubernetes/families/argo-cd/rules');
    for (const kind of lists.keys()) written.push(...(await newRule(copy, `${kind}/first-word`)));
    assert.ok(written.length > 80, String(written.length));
    ofManifests.push(...written);
  });

  it('of a view can be made in any kind, and are on the page of views', async () => {
    for (const [kind, rules] of await ruleLists(copy))
      // The views of Kubernetes have a file of their own, which lists them.
      if (!rules.includes('/kubernetes/')) ofManifests.push(...(await newView(copy, `${kind}/first-view`)));
    const page = await readFile(join(copy, 'docs/views.md'), 'utf8');
    for (const id of ['load-test/first-view', 'adr/first-view', 'registry/first-view'])
      assert.ok(page.includes(`| \`${id}\``), id);
  });

  it('of kinds, rules and views compile, and are linted and formatted', async () => {
    assert.ok(ofManifests.length > 130, String(ofManifests.length));
    assert.deepEqual(await faultsOf('manifests', [...new Set(ofManifests)]), []);
  }).timeout(120_000);

  it('of rules report the bad example of their page, and nothing in the good one', async () => {
    // The kinds of the copy, with the new kind and the new rules.
    const testing = (await import(join(copy, 'manifests/src/testing/index.ts'))) as typeof Testing;
    const pages = ['load-test/schema.md', 'load-test/owner-missing.md'];
    for (const kind of await readdir(join(copy, 'docs/rules')))
      if (existsSync(join(copy, 'docs/rules', kind, 'first-word.md'))) pages.push(`${kind}/first-word.md`);
    assert.ok(pages.length > 20, String(pages.length));
    for (const path of pages) {
      const page = testing.readRulePage(await readFile(join(copy, 'docs/rules', path), 'utf8'));
      const [bad = [], good = []] = page.examples.map(({ files, today }) => {
        const texts = Object.fromEntries(files.map((file) => [file.path, file.text]));
        const workspace = testing.workspaceOf(texts, today === undefined ? {} : { today });
        return files.flatMap((file) => workspace.check(testing.uriOf(file.path)).findings);
      });
      assert.ok(
        bad.some(({ rule }) => rule === page.rule),
        `${path}: the bad example`,
      );
      assert.ok(
        good.every(({ rule }) => rule !== page.rule),
        `${path}: the good example`,
      );
    }
  }).timeout(120_000);

  it('of a task pass the tests that come with them, and are listed', async () => {
    const written = await newTask(copy, 'word-count');
    const folder = join(copy, 'engine/src/tasks/word-count');
    assert.match(passed(join(folder, 'word-count-task.test.ts')), /4 passing/u);
    const list = await readFile(join(copy, 'engine/src/tasks/index.ts'), 'utf8');
    assert.match(list, /schema: wordCount, .*'\.\/word-count\/word-count-task\.ts'.*\.wordCountTask\(\)/u);
    assert.deepEqual(await faultsOf('engine', written), []);
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

  it('of kinds and rules have French for each message', async () => {
    const french = JSON.parse(await readFile(join(copy, 'l10n/parts/load-test.fr.json'), 'utf8')) as object;
    assert.deepEqual(Object.keys(french), [
      '{0} load-test file',
      '{0} load-test files',
      'No owner for this load-test file',
      'To be written: what first-word reports',
      'View to be written: first-view',
    ]);
  });

  it('are not written over existing files, nor under an invalid name', async () => {
    await assert.rejects(newKind(copy, 'load-test'), /exists already/u);
    await assert.rejects(newRule(copy, 'load-test/first-word'), /exists already/u);
    await assert.rejects(newRule(copy, 'nothing/x'), /no kind "nothing".*Kinds that have one: adr, amdec/u);
    await assert.rejects(newKind(copy, 'Load Test'), /in lower case/u);
    await assert.rejects(newKind(copy, undefined), /npm run new:kind/u);
    await assert.rejects(newRule(copy, 'adr'), /npm run new:rule/u);
    await assert.rejects(newView(copy, 'load-test/first-view'), /exists already/u);
    await assert.rejects(newView(copy, 'nothing/x'), /no kind "nothing"/u);
    await assert.rejects(newView(copy, 'kubernetes/x'), /has no list "views: \[…\]"/u);
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

/** Files that are not in the form that the repository keeps them in. */
async function unformatted(paths: readonly string[]): Promise<readonly string[]> {
  const options = JSON.parse(await readFile(join(ROOT, '.oxfmtrc.json'), 'utf8')) as FormatConfig;
  const found: string[] = [];
  for (const path of paths) {
    const text = await readFile(path, 'utf8');
    if ((await format(path, text, options)).code !== text) found.push(`${path}: not formatted`);
  }
  return found;
}

/** What the compiler says of files of a package. */
function typeFaults(folder: string, paths: readonly string[]): readonly string[] {
  const path = join(folder, 'tsconfig.json');
  const text = readFileSync(path, 'utf8');
  const config: unknown = ts.parseConfigFileTextToJson(path, text).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(paths, {
    ...options,
    noEmit: true,
    emitDeclarationOnly: false,
    composite: false,
  });
  return paths
    .flatMap((path) => {
      const file = program.getSourceFile(path);
      return file ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)] : [];
    })
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}

/** What the linter prints of files in which it finds anything. */
function lintFaults(root: string, paths: readonly string[]): readonly string[] {
  const linter = join(ROOT, 'node_modules/.bin/oxlint');
  const { status, stdout, stderr } = spawnSync(linter, paths, { cwd: root, encoding: 'utf8' });
  return status === 0 ? [] : [`${stdout}${stderr}`];
}
