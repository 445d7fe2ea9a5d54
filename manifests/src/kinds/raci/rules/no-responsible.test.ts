import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

/** The severities of the rule in a matrix with these further rows. */
function severities(...rows: readonly string[]): readonly string[] {
  const all = ['Build | A | R', 'Test | A | R', 'Sell | A | R', 'Ship | A | C', ...rows]
    .map((row) => `| ${row} |\n`)
    .join('');
  const text = `| Activity | Lead | Dev |\n| --- | --- | --- |\n${all}`;
  return workspaceOf({ 'team.raci.md': text })
    .check(uriOf('team.raci.md'))
    .findings.filter(({ rule }) => rule === 'raci/no-responsible')
    .map(({ severity }) => severity);
}

describe('raci/no-responsible', () => {
  it('is a hint where an A alone is likely to stand for both', () => {
    assert.deepEqual(severities('Plan | A | R'), ['hint']);
  });

  it('is a warning where the matrix writes both into one cell', () => {
    assert.deepEqual(severities('Plan | A/R | I'), ['warning']);
  });

  it('is a warning where several answer for it, or nobody, and in small matrices', () => {
    assert.deepEqual(severities('Plan | A | A'), ['hint', 'warning']);
    assert.deepEqual(severities('Plan | C | I'), ['hint', 'warning']);
    assert.deepEqual(severities(), ['warning']);
  });
});
