import assert from 'node:assert/strict';
import {
  applyChanges,
  fixAll,
  loadKinds,
  STRUCTURE_RULES,
  type Finding,
  type TextChange,
  type Workspace,
} from '@vitruve/manifests';
import { readRulePage, uriOf, type PageExample, type RulePage } from '@vitruve/manifests/testing';
import { exampleWorkspace, rulePages } from './examples.ts';

const KINDS = await loadKinds();

/** Rules whose bad state cannot be written in a page: it needs what is outside of the files, such as settings, or megabytes. */
const WITHOUT_EXAMPLE = new Set([
  'adr/status-transition',
  'raci/implied-responsible',
  'kubernetes/newer-api',
  'settings/schema',
  'document/not-read',
  'document/not-checked',
]);

function findingsOf(workspace: Workspace, path: string): readonly Finding[] {
  return workspace.check(uriOf(path)).findings;
}

function checkBad(page: RulePage, example: PageExample): void {
  const workspace = exampleWorkspace(example);
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
  const workspace = exampleWorkspace(example);
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
  const workspace = exampleWorkspace(bad);
  for (const { path, text } of fixed.files) {
    const own = findingsOf(workspace, path).filter(({ rule }) => rule === page.rule);
    const changes = fixAll(uriOf(path), own).filter((change): change is TextChange => change.kind === 'text');
    const before = workspace.graph.text(uriOf(path)) ?? '';
    assert.equal(applyChanges(before, changes), text, path);
  }
}

describe('rule pages', () => {
  const pages = rulePages();
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
