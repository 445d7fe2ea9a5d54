import assert from 'node:assert/strict';
import { ROOT, uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { FindingBoard } from '../views/finding-board.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { findingBoard } from './finding-board.ts';
import { FindingCounts } from './finding-counts.ts';

/** A matrix with as many activities, of which nobody is accountable for any. */
function unaccountable(activities: number): string {
  const rows = Array.from(
    { length: activities },
    (_, n) => `  - name: Activity ${n}\n    assignments: {Ada: R, Bob: C}\n`,
  );
  return `variant: RACI\nroles: [Ada, Bob]\nactivities:\n${rows.join('')}`;
}

function checked(documents: Readonly<Record<string, string>>): Workspace {
  const workspace = workspaceOf(documents);
  for (const uri of workspace.manifests()) workspace.check(uri);
  return workspace;
}

function countsOf(workspace: Workspace): FindingCounts {
  const counts = new FindingCounts();
  for (const uri of workspace.manifests()) counts.add(uri, workspace.lastFindings(uri));
  return counts;
}

const errors = ({ findings }: FindingBoard): unknown[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ source, line }) => [source.uri, line]);

describe('features/finding-board', () => {
  it('lists the gravest first, then by file and line', () => {
    const workspace = checked({ 'b.raci.yaml': unaccountable(2), 'a.raci.yaml': unaccountable(1) });
    const board = findingBoard(workspace, ROOT, {});
    assert.deepEqual(errors(board), [
      [uriOf('a.raci.yaml'), 4],
      [uriOf('b.raci.yaml'), 4],
      [uriOf('b.raci.yaml'), 6],
    ]);
    const ranks = board.findings.map(({ severity }) =>
      ['error', 'warning', 'information', 'hint'].indexOf(severity),
    );
    assert.deepEqual(ranks, ranks.toSorted());
    assert.deepEqual(board.bySeverity.error, { now: 3 });
    assert.deepEqual([board.unlisted, board.withoutHistory], [0, undefined]);
  });

  it('cuts the list, and counts all the same', () => {
    const board = findingBoard(checked({ 'a.raci.yaml': unaccountable(1500) }), ROOT, {});
    assert.equal(board.findings.length, 1000);
    assert.equal(board.bySeverity.error.now, 1500);
    const all = Object.values(board.bySeverity).reduce((sum, { now }) => sum + now, 0);
    assert.equal(board.unlisted, all - 1000);
    assert.equal(
      board.byFile.reduce((sum, { now }) => sum + now, 0),
      all,
    );
    assert.equal(
      board.byRule.reduce((sum, { now }) => sum + now, 0),
      all,
    );
  });

  it('compares, and lists what is mended', () => {
    const before = countsOf(checked({ 'a.raci.yaml': unaccountable(2), 'gone.raci.yaml': unaccountable(1) }));
    const workspace = checked({ 'a.raci.yaml': unaccountable(1).replace('Ada: R', 'Ada: A/R') });
    const board = findingBoard(workspace, ROOT, { before });
    assert.deepEqual(board.bySeverity.error, { now: 0, before: 3 });
    assert.deepEqual(board.byRule[0], { rule: 'raci/one-accountable', severity: 'error', now: 0, before: 3 });
    assert.deepEqual(board.byFile.map(({ path }) => path).sort(), ['a.raci.yaml', 'gone.raci.yaml']);
  });
});
