import { DEPLOYMENT, DEPLOYMENT_PIECES } from './sample-deployment.ts';

/** A small workspace of every kind of manifest, all of whose parts know each other. */
export const SAMPLE: Readonly<Record<string, string>> = {
  ...DEPLOYMENT,
  'docs/decisions/0001-keep-data.md': `# 1. Keep data

Date: 2026-01-10

## Status

Superseded by [ADR-0002](0002-drop-data.md)

## Context

The DPO asked how long we keep data; see ADR-0002.

## Decision

We will keep data for a year.

## Consequences

Costs rise.
`,
  'docs/decisions/0002-drop-data.md': `---
status: accepted
date: 2026-01-12
decision-makers: [DPO, Data Owner]
---
# ADR-0002: Drop data

## Context and Problem Statement

Data of people who left must go.

## Considered Options

* Drop at once
* Drop after a month

## Decision Outcome

Chosen option: "Drop at once", because the law says so. Supersedes [ADR-0001](0001-keep-data.md).

### Consequences

* Good, because less is kept.
* Bad, because it cannot be undone.
`,
  'raci.yaml': `variant: RACI
roles:
  - DPO
  - name: Data Owner
    people: [Ada]
  - IT
activities:
  - name: Retention policy
    decisions: [ADR-0001]
    assignments: {DPO: A, Data Owner: R}
  - name: Deletion
    assignments:
      DPO: A
      IT: R
      Data Owner: [C, I]
`,
  'docs/matrix.md': `# Who does what

| Activity | DPO | Data Owner | IT |
|----------|-----|------------|----|
| Collect  | A   | R          | C  |
| Delete   | I   | A/R        | R  |
| Report   | A   |            | R  |

See ADR-0002.
`,
  'x.amdec.yaml': `title: Risks of data
grid:
  severity: {1: Minor, 2: Major, 3: Grave, 4: Fatal}
  occurrence: {1: Rare, 2: Some, 3: Often, 4: Always}
  detection: {1: Sure, 2: Likely, 3: Hard, 4: Never}
threshold: 16
categories: [technical, human]
risks:
  - id: R1
    item: Store
    failureMode: Leak
    effect: Data of people known to all
    cause: Open port
    category: technical
    severity: 4
    occurrence: 3
    detection: 2
    criticality: 24
    actions:
      - action: Close the port
        owner: IT
        due: 2026-03-01
        status: open
        decisions: [ADR-0002]
    residual: {severity: 4, occurrence: 1, detection: 2}
  - id: R2
    item: Store
    failureMode: Loss
    severity: 3
    occurrence: 2
    detection: 2
`,
};

/** Words and lines that people type into manifests, whole or in part. */
export const PIECES: readonly string[] = [
  ...DEPLOYMENT_PIECES,
  '',
  '\n',
  ' ',
  '  ',
  '\t',
  ':',
  '- ',
  '|',
  '"',
  "'",
  '#',
  '---\n',
  '```\n',
  '{',
  '}',
  '[',
  ']',
  '*',
  '<!--',
  '-->',
  '&a ',
  '*a',
  '\r\n',
  'A',
  'R',
  'C',
  'I',
  'A/R',
  '**A**',
  '?',
  '0',
  '4',
  '11',
  '2026-01-15',
  '2026-13-40',
  'ADR-0001',
  'ADR-2',
  'ADR-0003',
  'accepted',
  'Proposed',
  'superseded by ADR-0001',
  'DPO',
  'Data Owner',
  'IT',
  'Ada',
  'open',
  'done',
  'technical',
  'name: ',
  'roles:\n',
  'activities:\n',
  'variant: RASCI\n',
  'assignments: {DPO: A}\n',
  '  - name: New\n    assignments: {IT: R}\n',
  '  - DPO\n',
  'risks:\n',
  '  - id: R1\n',
  '  - id: R3\n    item: X\n    severity: 4\n',
  'severity: 9\n',
  'criticality: 12\n',
  'threshold: 4\n',
  'residual: {severity: 1, occurrence: 1, detection: 1}\n',
  '      - action: Act\n        owner: Nobody\n',
  'status: rejected\n',
  'date: 2026-02-30\n',
  '---\nstatus: proposed\n---\n',
  '# 1. Again\n',
  '# ADR-0007: Other\n',
  '## Status\n\nAccepted\n\n',
  '## Decision\n\n',
  '## Considered Options\n\n* One\n* Two\n',
  '### Consequences\n',
  'Chosen option: "One", because.\n',
  'Supersedes [ADR-0002](0002-drop-data.md)',
  '[x](0001-keep-data.md)',
  '(gone.md)',
  '| Activity | DPO | X |\n|---|---|---|\n| Do | A | R |\n',
  '| Do | A | | R |\n',
  '|---|\n',
  '| | |\n',
  '# vitruve-ignore raci/one-accountable: why\n',
  '<!-- vitruve-ignore adr/* -->\n',
  'é',
  '\u{1F600}',
  '\uFEFF',
  '\u0000',
];
