import assert from 'node:assert/strict';
import { uriOf, workspaceOf } from '../../testing/workspace-of.ts';
import type { Finding } from '../findings/finding.ts';
import type { PutOffFindings } from './diagnostics.ts';
import { findingGroups, findingsOfGroup, type FindingGrouping } from './finding-tree.ts';

const RACI = 'variant: RACI\nroles: [PO, Dev, QA]\nactivities:\n';
const workspace = workspaceOf({
  // Two errors: an activity with two that answer for it, another with none.
  'team/raci.yaml': `${RACI}  - { name: Ship, assignments: { PO: A, Dev: A, QA: R/C } }\n  - { name: Run, assignments: { PO: R, Dev: C } }\n`,
  'raci.yaml': `${RACI}  - { name: Ship, assignments: { PO: A, Dev: R, QA: C } }\n`,
  'compose.yaml': 'services: { web: { image: "nginx:1", depends_on: [db] } }\n',
});
for (const uri of workspace.manifests()) workspace.check(uri);

/** A baseline that holds the findings of one file. */
const known: PutOffFindings = {
  of: (uri, findings) => new Set<Finding>(uri === uriOf('compose.yaml') ? findings : []),
  adding: () => undefined,
  revision: 0,
};

const groups = (by: FindingGrouping, withKnown = true): readonly string[] =>
  findingGroups(workspace, { by, withKnown }, known).map(
    ({ label, description }) => `${label} ${description}`,
  );

describe('the tree of findings', () => {
  it('has groups, those with the gravest findings first, then the largest', () => {
    assert.deepEqual(groups('file'), ['raci.yaml team · 2', 'compose.yaml 1']);
    assert.deepEqual(groups('kind'), ['raci 2', 'compose 1']);
    assert.deepEqual(groups('severity'), ['Errors 3']);
    assert.equal(groups('rule').at(-1), 'compose/unknown-service 1');
  });

  it('leaves out what the baseline holds, unless it is asked for', () => {
    assert.deepEqual(groups('file', false), ['raci.yaml team · 2']);
    const options = { by: 'file', withKnown: true } as const;
    const [, compose] = findingGroups(workspace, options, known);
    const [finding] = findingsOfGroup(workspace, options, compose?.id ?? '', known);
    assert.match(finding?.description ?? '', /in the baseline$/u);
    assert.equal(finding?.icon.color, 'disabledForeground');
  });

  it('lists the findings of a group, and leads to each', () => {
    const options = { by: 'file', withKnown: false } as const;
    const [group] = findingGroups(workspace, options, known);
    const findings = findingsOfGroup(workspace, options, group?.id ?? '', known);
    assert.deepEqual(
      findings.map(({ description, place }) => [description, place?.uri]),
      [
        ['raci/one-accountable · 4', uriOf('team/raci.yaml')],
        ['raci/one-accountable · 5', uriOf('team/raci.yaml')],
      ],
    );
    assert.match(findings[0]?.tooltip ?? '', /^Error: /u);
    assert.deepEqual(findingsOfGroup(workspace, options, 'findings:file:gone', known), []);
  });

  it('lists no more than somebody reads, and says how many are left', () => {
    const activities = Array.from(
      { length: 205 },
      (_, at) => `  - { name: A${at}, assignments: { PO: R } }\n`,
    );
    const many = workspaceOf({ 'raci.yaml': RACI + activities.join('') });
    many.check(uriOf('raci.yaml'));
    const options = { by: 'rule', withKnown: false } as const;
    const lines = findingsOfGroup(many, options, 'findings:rule:raci/one-accountable');
    assert.deepEqual([lines.length, lines.at(-1)?.label], [201, '5 more findings']);
  });
});
