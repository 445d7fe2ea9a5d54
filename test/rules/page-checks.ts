import assert from 'node:assert/strict';
import {
  applyChanges,
  isAutoFixable,
  type Finding,
  type TextChange,
  type Workspace,
} from '@vitruve/manifests';
import { uriOf, type PageExample, type RulePage } from '@vitruve/manifests/testing';
import { exampleWorkspace } from './examples.ts';

function findingsOf(workspace: Workspace, path: string): readonly Finding[] {
  return workspace.check(uriOf(path)).findings;
}

/** The bad example has as many findings of its rule as it says, at the severity of the page. */
export function checkBad(page: RulePage, example: PageExample): void {
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

/** The good example has no finding of its rule, and no error. */
export function checkGood(page: RulePage, example: PageExample): void {
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

/** The first fix of each finding in the bad example makes the fixed one of it. */
export function checkFixed(page: RulePage, bad: PageExample | undefined, fixed: PageExample): void {
  assert.ok(bad, 'a fixed example needs a bad one');
  const workspace = exampleWorkspace(bad);
  for (const { path, text } of fixed.files) {
    const own = findingsOf(workspace, path).filter(({ rule }) => rule === page.rule);
    const changes = own
      .flatMap(({ fixes }) => fixes?.[0]?.changes() ?? [])
      .filter((change): change is TextChange => change.kind === 'text' && change.uri === uriOf(path));
    const before = workspace.graph.text(uriOf(path)) ?? '';
    assert.equal(applyChanges(before, changes), text, path);
  }
}

/** Whether "fix all" and `check --fix` change an example: the page must say so in its line of facts. */
export function hasCertainFix(page: RulePage): boolean {
  return page.examples.some((example) => {
    const workspace = exampleWorkspace(example);
    return example.files.some(({ path }) =>
      findingsOf(workspace, path).some((finding) => finding.rule === page.rule && isAutoFixable(finding)),
    );
  });
}
