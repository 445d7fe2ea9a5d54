import assert from 'node:assert/strict';
import { workspaceOf } from '../../testing/workspace-of.ts';
import { waitingCounts } from './waiting.ts';

const decision = (status: string, more = ''): string =>
  `---\nstatus: ${status}\ndate: 2026-01-05\n${more}---\n\n# A\n\n## Context and Problem Statement\n\nx\n\n## Decision Outcome\n\ny\n`;
const risk = (id: string, action: string): string =>
  `  - { id: ${id}, failureMode: Leak, severity: 2, occurrence: 2, detection: 2, actions: [{ action: Mend, ${action} }] }\n`;

const texts = (files: Readonly<Record<string, string>>): readonly string[] =>
  waitingCounts(workspaceOf(files, { today: '2026-03-01' })).map(({ text, short }) => `${short}: ${text}`);

describe('what waits for somebody', () => {
  it('are decisions to take or to review, and risks with overdue actions', () => {
    assert.deepEqual(
      texts({
        'docs/adr/0001-a.md': decision('proposed'),
        'docs/adr/0002-b.md': decision('draft'),
        'docs/adr/0003-c.md': decision('accepted', 'revisit: 2026-02-01\n'),
        'amdec.yaml': `grid: { severity: 10, occurrence: 10, detection: 10 }\nrisks:\n${risk('R1', 'due: 2026-02-28')}`,
      }),
      [
        '2 undecided: 2 decisions to take',
        '1 review due: 1 decision to review',
        '1 overdue: 1 risk with overdue actions',
      ],
    );
  });

  it('is nothing where all is taken, reviewed, done or not yet due', () => {
    assert.deepEqual(
      texts({
        'docs/adr/0001-a.md': decision('accepted', 'revisit: 2026-03-01\n'),
        'docs/adr/0002-b.md': decision('accepted', 'revisit: 2026-01-01\n'),
        'docs/adr/0003-c.md': decision('rejected', 'revisit: 2026-02-01\n'),
        'amdec.yaml': `grid: { severity: 10, occurrence: 10, detection: 10 }\nrisks:\n${risk('R1', 'due: 2026-03-01')}${risk('R2', 'due: 2026-01-01, status: done')}${risk('R3', 'due: soon')}`,
      }),
      [],
    );
    assert.deepEqual(texts({}), []);
  });
});
