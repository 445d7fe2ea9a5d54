import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const RECORD = (title: string): string =>
  `# 1. ${title}\n\nDate: 2025-11-03\n\n## Status\n\nAccepted\n\n## Context\n\nA\n\n## Decision\n\nB\n\n## Consequences\n\nC\n`;

function severitiesIn(folder: string): readonly string[] {
  const [one, other] = [`${folder}/adr/0001-one.md`, `${folder}/adr/0001-other.md`];
  const workspace = workspaceOf({ [one]: RECORD('One'), [other]: RECORD('Other') });
  return workspace
    .check(uriOf(one))
    .findings.filter(({ rule }) => rule === 'adr/number-duplicate')
    .map(({ severity }) => severity);
}

describe('a number that two records have', () => {
  for (const folder of ['docs', 'doc/tested', 'contest', 'exemplary'])
    it(`is an error in ${folder}`, () => {
      assert.deepEqual(severitiesIn(folder), ['error']);
    });

  for (const folder of [
    'src/test/resources',
    'fixtures',
    '__fixtures__',
    'pkg/testdata',
    'examples',
    'docs/samples',
  ])
    it(`is a hint in ${folder}, which holds no collection of a team`, () => {
      assert.deepEqual(severitiesIn(folder), ['hint']);
    });
});
