import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fixAll,
  loadKinds,
  DEFAULT_SETTINGS,
  STRUCTURE_RULES,
  applyChanges,
  type Finding,
  type TextChange,
  type Workspace,
} from '@vitruve/manifests';
import { readRulePage, type PageExample, type RulePage } from '@vitruve/manifests/testing';
import { uriOf, workspaceOf } from '@vitruve/manifests/testing';

const KINDS = await loadKinds();

const FOLDER = join(import.meta.dirname, '../../docs/rules');

const pages = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/[\w-]+\.md$/u.test(path))
  .map((path) => ({ path, text: readFileSync(join(FOLDER, path), 'utf8') }));

/** Rules whose bad state cannot be written in a page: it needs what is outside of the files, such as settings. */
const WITHOUT_EXAMPLE = new Set([
  'adr/status-transition',
  'raci/implied-responsible',
  'kubernetes/newer-api',
  'settings/schema',
]);

function build({ files, today, profile }: PageExample): Workspace {
  const documents = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  const { kubernetes, ...others } = DEFAULT_SETTINGS;
  const settings = { ...others, kubernetes: { ...kubernetes, ...(profile ? { profile } : {}) } };
  const hashes = Object.fromEntries(
    files.map(({ path, text }) => [path, createHash('sha256').update(text).digest('hex')]),
  );
  return workspaceOf(documents, { settings, hashes, ...(today === undefined ? {} : { today }) });
}

function findingsOf(workspace: Workspace, path: string): readonly Finding[] {
  return workspace.check(uriOf(path)).findings;
}

function checkBad(page: RulePage, example: PageExample): void {
  const workspace = build(example);
  let count = 0;
  for (const file of example.files) {
    const found = findingsOf(workspace, file.path).filter(({ rule }) => rule === page.rule);
    if (file.expect !== undefined)
      assert.equal(found.length, file.expect, `${file.path}: findings of ${page.rule}`);
    const expected = page.profiles[example.profile ?? 'default'] ?? page.severity;
    for (const { severity } of found) assert.equal(severity, expected);
    count += found.length;
  }
  assert.ok(count > 0, `the bad example yields no ${page.rule}`);
}

function checkGood(page: RulePage, example: PageExample): void {
  const workspace = build(example);
  for (const { path } of example.files) {
    const wrong = findingsOf(workspace, path).filter(
      ({ rule, severity }) => rule === page.rule || severity === 'error',
    );
    assert.deepEqual(
      wrong.map(({ rule, message }) => `${path}: ${rule}: ${message}`),
      [],
    );
  }
}

function checkFixed(page: RulePage, bad: PageExample | undefined, fixed: PageExample): void {
  assert.ok(bad, 'a fixed example needs a bad one');
  const workspace = build(bad);
  for (const { path, text } of fixed.files) {
    const own = findingsOf(workspace, path).filter(({ rule }) => rule === page.rule);
    const changes = fixAll(uriOf(path), own).filter((change): change is TextChange => change.kind === 'text');
    const before = workspace.graph.text(uriOf(path)) ?? '';
    assert.equal(applyChanges(before, changes), text, path);
  }
}

describe('rule pages', () => {
  const known = new Map<string, unknown>([
    ...KINDS.flatMap(({ rules }) =>
      rules.map(({ id, severity, profiles = {} }) => [id, { severity, profiles }] as const),
    ),
    ...STRUCTURE_RULES.map(({ id, severity }) => [id, { severity, profiles: {} }] as const),
  ]);

  it('has a page for every rule and a rule for every page, with the same severity', () => {
    const documented = new Map(
      pages.map(({ text }): [string, unknown] => {
        const { rule, severity, profiles } = readRulePage(text);
        return [rule, { severity, profiles }];
      }),
    );
    assert.deepEqual([...documented].sort(), [...known].sort());
  });

  for (const { path, text } of pages) {
    it(path, () => {
      const page = readRulePage(text);
      assert.equal(`${page.rule}.md`, path);
      const bad = page.examples.find(({ heading }) => heading === 'Bad');
      if (!WITHOUT_EXAMPLE.has(page.rule)) {
        assert.ok(bad && bad.files.length > 0, 'no bad example');
        assert.ok(
          page.examples.some(({ heading, files }) => heading === 'Good' && files.length > 0),
          'no good example',
        );
      }
      for (const example of page.examples) {
        if (example.heading === 'Bad' && example.files.length > 0) checkBad(page, example);
        if (example.heading === 'Good') checkGood(page, example);
        if (example.heading === 'Fixed') checkFixed(page, bad, example);
      }
    });
  }
});
