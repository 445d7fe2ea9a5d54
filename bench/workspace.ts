import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Rows of the largest file: 13,000 lines. */
const LARGEST_ROWS = 1000;

export const LARGEST_FILE = 'governance/largest.amdec.yaml';

/** The mix of the measured workspaces: two fifths decisions, a fifth matrices, two fifths other YAML. */
export function writeWorkspace(folder: string, files: number): void {
  const decisions = Math.round(files * 0.4);
  const matrices = Math.round(files * 0.2);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (let n = 1; n <= decisions; n++) {
    const name = `${String(n).padStart(4, '0')}-decision-about-topic-${n}.md`;
    write(`area-${Math.floor(n / 100)}/docs/decisions/${name}`, decision(n, decisions));
  }
  for (let n = 1; n < matrices; n++) {
    write(
      `team-${n}/${n % 2 ? `team-${n}.raci.yaml` : `team-${n}.amdec.yaml`}`,
      n % 2 ? matrix(n) : risks(n, 15, decisions),
    );
  }
  for (let n = 1; n <= files - decisions - matrices; n++)
    write(`deploy/app-${n}/deployment.yaml`, deployment(n));
  write(LARGEST_FILE, risks(0, LARGEST_ROWS, decisions));
}

function pad(n: number): string {
  return String(n).padStart(4, '0');
}

function decision(n: number, count: number): string {
  const cited = 1 + ((n * 7) % count);
  return `---
status: "accepted"
date: 2025-01-${String(1 + (n % 28)).padStart(2, '0')}
decision-makers: [Role ${n % 40}, Role ${(n + 1) % 40}]
consulted: [Role ${(n + 2) % 40}]
---

# Decision about topic ${n}

## Context and Problem Statement

The platform must settle topic ${n}. It follows ADR-${pad(cited)} and touches several teams.

## Decision Drivers

* cost of operation
* time to recover

## Considered Options

* Managed service ${n}
* Own cluster ${n}

## Decision Outcome

Chosen option: "Managed service ${n}", because the cost of operation and the time to recover are the lowest.

### Consequences

* Good, because the team keeps its nights.
* Bad, because the price grows with use.

## Pros and Cons of the Options

### Managed service ${n}

* Good, because cost of operation is low and time to recover is short.

### Own cluster ${n}

* Bad, because somebody must be on call.
`;
}

function matrix(n: number): string {
  const roles = Array.from({ length: 8 }, (_, role) => `Role ${(n + role) % 40}`);
  const rows = Array.from({ length: 20 }, (_, row) => {
    const cells = roles
      .map((role, at) => `${role}: ${'ARCICIIR'[(at + row) % 8] ?? 'I'}`)
      .filter((_cell, at) => (at + row) % 8 < 5);
    return `  - name: Activity ${row} of team ${n}\n    assignments: {${cells.join(', ')}}\n`;
  });
  return `variant: RACI\ntitle: Team ${n}\nroles:\n${roles.map((role) => `  - ${role}\n`).join('')}activities:\n${rows.join('')}`;
}

function risks(table: number, count: number, decisions: number): string {
  const rows = Array.from({ length: count }, (_, row) => {
    const [severity, occurrence, detection] = [1 + (row % 3), 1 + (row % 4), 1 + ((row + table) % 4)];
    return `  - id: R-${pad(row + 1)}
    item: Component ${row % 50}
    failureMode: The component stops in way ${row}
    effect: Orders of segment ${row} are late
    cause: The queue of segment ${row} is full
    category: technical
${row % 100 === 3 ? '' : '    detectionControls: The length of the queue is watched\n'}    severity: ${severity}
    occurrence: ${occurrence}
    detection: ${detection}
    actions:
      - {action: Watch the queue, type: detection, owner: Role ${row % 40}, due: 2027-01-31, status: open, decisions: [ADR-${pad(1 + (row % decisions))}]}
`;
  });
  return `title: Risks of table ${table}
grid:
  severity: {1: negligible, 2: minor, 3: major, 4: critical}
  occurrence: {1: rare, 2: possible, 3: likely, 4: frequent}
  detection: {1: certain, 2: likely, 3: unlikely, 4: none}
threshold: 24
categories: [technical, organisational, human, economic, legal]
risks:
${rows.join('')}`;
}

function deployment(n: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${n}
  labels: {app: app-${n}}
spec:
  replicas: 2
  selector: {matchLabels: {app: app-${n}}}
  template:
    metadata: {labels: {app: app-${n}}}
    spec:
      containers:
        - name: app
          image: registry.example/app-${n}:1.2.${n}
          ports: [{containerPort: 8080}]
`;
}
