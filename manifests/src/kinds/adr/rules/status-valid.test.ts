import assert from 'node:assert/strict';
import { DEFAULT_SETTINGS } from '../../settings.ts';
import { uriOf, workspaceOf } from '../../../testing/workspace-of.ts';

const record = (status: string): string =>
  `---\nstatus: ${status}\n---\n\n# A\n\n## Context and Problem Statement\n\nB\n\n## Considered Options\n\n* C\n* D\n\n## Decision Outcome\n\nC\n`;

function findings(statuses: readonly string[], own: readonly string[] = []): number {
  const paths = statuses.map((_, index) => `docs/adr/000${index + 1}-a.md`);
  const documents = Object.fromEntries(paths.map((path, index) => [path, record(statuses[index] ?? '')]));
  const settings = { ...DEFAULT_SETTINGS, adr: { ...DEFAULT_SETTINGS.adr, statuses: own } };
  const workspace = workspaceOf(documents, { settings });
  return paths.flatMap((path) =>
    workspace.check(uriOf(path)).findings.filter(({ rule }) => rule === 'adr/status-valid'),
  ).length;
}

describe('adr/status-valid', () => {
  it('takes a status of three records of a folder, or of the settings, for one of the team', () => {
    assert.equal(findings(['on trial', 'on trial']), 2);
    assert.equal(findings(['on trial', 'On trial (2025)', 'on trial since May']), 0);
    assert.equal(findings(['on trial'], ['On Trial']), 0);
    assert.equal(findings(['on trial'], ['paused']), 1);
  });

  const SLIPS = ['Acceptted', 'Acepted', 'Proposde', 'Rejeted', 'Deprcated', 'Supersedded by ADR-0002'];
  for (const slip of SLIPS) {
    it(`reports "${slip}", however often it is copied, unless the settings have it`, () => {
      assert.equal(findings([slip]), 1);
      assert.equal(findings([slip, slip, slip]), 3);
      assert.equal(findings([slip, slip, slip], [slip.replace(/ by.*/u, '')]), 0);
    });
  }

  it('takes no form of a status for a slip', () => {
    const forms = [
      'Accept',
      'acceptée',
      'Proposal',
      'Superceded by ADR-0001',
      'Rejet',
      'Drafts',
      'Depreciated',
    ];
    assert.deepEqual(
      forms.map((form) => findings([form])),
      forms.map(() => 0),
    );
  });
});
