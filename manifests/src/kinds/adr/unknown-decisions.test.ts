import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';

function record(title: string, text: string, head = ''): string {
  return `---\nstatus: accepted\ndate: 2025-11-03\n${head}---\n\n# ${title}\n\n## Context and Problem Statement\n\nWhy?\n\n## Considered Options\n\n- One\n- Two\n\n## Decision Outcome\n\nChosen option: "One", because ${text}\n`;
}

function told(path: string, files: Readonly<Record<string, string>>): readonly string[] {
  return workspaceOf(files)
    .check(uriOf(path))
    .findings.filter(({ rule }) => /^adr\/(?:reference-unknown|supersede-broken|people-unknown)$/u.test(rule))
    .map(({ severity, message }) => `${severity} ${message}`);
}

describe('decisions that a record names and that are not there', () => {
  const path = 'docs/decisions/0001-a.md';

  it('and people are told, those of a record that names others than the matrices do as a hint', () => {
    const people = (names: string): readonly string[] =>
      told(path, {
        [path]: record('A', 'x.', `decision-makers: ${names}\n`),
        'raci.yaml':
          'variant: RACI\nroles: [DPO, Architect]\nactivities:\n  - name: Ship\n    assignments: {DPO: R, Architect: A}\n',
      });
    assert.deepEqual(people('Ada, DPO, Architect'), ['warning Unknown role or person "Ada"']);
    assert.deepEqual(people('Ada'), ['warning Unknown role or person "Ada"']);
    assert.deepEqual(people('Ada, Grace, DPO'), [
      'hint Unknown role or person "Ada"',
      'hint Unknown role or person "Grace"',
    ]);
  });

  it('are told once each, however often they are named', () => {
    const text = 'ADR-0040 says so, as ADR-0040 and ADR-0041 do.\n\nADR-0040 again.';
    assert.deepEqual(told(path, { [path]: record('A', text) }), [
      'warning Decision ADR-0040 does not exist',
      'warning Decision ADR-0041 does not exist',
    ]);
    const successor = record('A', 'x.', '').replace(
      'status: accepted',
      'status: accepted\nsupersedes: ADR-0040, ADR-0040',
    );
    assert.ok(told(path, { [path]: successor }).length <= 1);
  });

  it('are there where a file is called by their number, whatever its heading says', () => {
    const other = 'docs/security/decisions/2025-11-12-ADR-008-proxy.md';
    const files = { [path]: record('A', 'ADR-008 says so.'), [other]: record('ADR-006: Proxy', 'we do.') };
    assert.deepEqual(told(path, files), []);
    assert.deepEqual(told(path, { ...files, [path]: record('A', 'ADR-007 says so.') }), [
      'warning Decision ADR-007 does not exist',
    ]);
  });
});

describe('people that no matrix has', () => {
  const path = 'docs/decisions/0001-a.md';
  const matrix =
    'variant: RACI\nroles: [CTO, DPO]\nactivities:\n  - name: A\n    assignments: {CTO: A/R, DPO: C}\n';
  const people = (names: string): readonly string[] =>
    told(path, { 'raci.yaml': matrix, [path]: record('A', 'x.', `decision-makers: ${names}\n`) });

  it('are a hint where most of a record are unknown: it names them otherwise', () => {
    assert.deepEqual(people('CTO, Nobody'), ['warning Unknown role or person "Nobody"']);
    assert.deepEqual(people('CTO, Nobody, Somebody'), [
      'hint Unknown role or person "Nobody"',
      'hint Unknown role or person "Somebody"',
    ]);
  });
});
