import type {
  ViewSnapshot,
  DecisionBoard,
  BoardFinding,
  FindingBoard,
  LetterMeaning,
  ResponsibilityMatrix,
  MappedRisk,
  RiskMap,
  RiskPoint,
  Content,
  SectionedTable,
} from '@vitruve/manifests';
import { shownOf, sourceOf } from '../samples.ts';

const RACI: readonly LetterMeaning[] = [
  { letter: 'R', label: 'Responsible: does the work', tone: 'good' },
  { letter: 'A', label: 'Accountable: answers for the result', tone: 'accent' },
  { letter: 'C', label: 'Consulted: gives advice before', tone: 'attention' },
  { letter: 'I', label: 'Informed: is notified after', tone: 'neutral' },
];

/** A matrix from rows of letters, one per role: `A/R`, or empty. */
export function matrixOf(
  roles: Readonly<Record<string, readonly string[]>>,
  activities: readonly {
    readonly name: string;
    readonly section?: string;
    readonly letters: readonly string[];
  }[],
): ResponsibilityMatrix {
  const names = Object.keys(roles);
  const timesIn = (column: number, letter: string): number =>
    activities.filter(({ letters }) => letters[column]?.split('/').includes(letter)).length;
  return {
    title: 'Who does what',
    letters: RACI,
    roles: names.map((name, column) => ({
      name,
      people: roles[name] ?? [],
      source: sourceOf(1000 + column),
      counts: Object.fromEntries(RACI.map(({ letter }) => [letter, timesIn(column, letter)])),
    })),
    activities: activities.map(({ letters, ...activity }, index) => ({
      ...activity,
      source: sourceOf(index),
      decisions: [],
      cells: names.map((_, column) => ({
        letters: letters[column] ?? '',
        conditional: false,
        ...(letters[column] ? { source: { ...sourceOf(index), start: index * 100 + 30 + column } } : {}),
      })),
    })),
    remarks: [],
    editable: true,
  };
}

export const MATRIX: ResponsibilityMatrix = {
  ...matrixOf({ DPO: ['Jonas'], Owner: [], Steward: ['Amina', 'Jonas'] }, [
    { name: 'Write the policy', section: 'Frame', letters: ['A', 'R', 'C'] },
    { name: 'Answer requests', section: 'Rights', letters: ['A', '', 'R'] },
    { name: 'Audit access', section: 'Rights', letters: ['', 'A', ''] },
  ]),
  remarks: [
    {
      axis: 'activity',
      index: 2,
      severity: 'warning',
      rule: 'raci/no-responsible',
      message: 'No role is responsible (R) for "Audit access"',
    },
    { axis: 'role', index: 1, severity: 'hint', rule: 'raci/overload', message: '"Owner" stands out' },
  ],
};

export function largeMatrix(activities: number, roles: number): ResponsibilityMatrix {
  const letters = ['A', 'R', 'C', 'I', '', 'A/R'];
  return matrixOf(
    Object.fromEntries(Array.from({ length: roles }, (_, index) => [`Role ${index + 1}`, []])),
    Array.from({ length: activities }, (_, row) => ({
      name: `Activity ${row + 1}`,
      section: `Section ${Math.floor(row / 100) + 1}`,
      letters: Array.from({ length: roles }, (_cell, column) => letters[(row * 7 + column * 3) % 6] ?? ''),
    })),
  );
}

export function shownMatrix(...matrices: readonly ResponsibilityMatrix[]): ViewSnapshot {
  return shownOf('raci/matrix', { type: 'matrices', matrices });
}

/** The same matrix after an edit of a cell. */
export function withCell(
  matrix: ResponsibilityMatrix,
  row: number,
  column: number,
  letters: string,
): ResponsibilityMatrix {
  return {
    ...matrix,
    activities: matrix.activities.map((activity, index) =>
      index === row
        ? {
            ...activity,
            cells: activity.cells.map((cell, at) => (at === column ? { ...cell, letters } : cell)),
          }
        : activity,
    ),
  };
}

function point(severity: number, occurrence: number, detection: number): RiskPoint {
  return { severity, occurrence, detection, criticality: severity * occurrence * detection };
}

function risk(index: number, title: string, initial: RiskPoint, more: Partial<MappedRisk> = {}): MappedRisk {
  return {
    id: `R-${index}`,
    title,
    source: sourceOf(index),
    initial,
    aboveThreshold: (initial.criticality ?? 0) >= 24,
    residualAboveThreshold: false,
    actions: [],
    ...more,
  };
}

export const RISKS: RiskMap = {
  title: 'Risks of the platform',
  severity: { minimum: 1, maximum: 4, labels: { 1: 'discomfort', 4: 'harm to many' } },
  occurrence: { minimum: 1, maximum: 4, labels: { 1: 'rare', 4: 'every week' } },
  detection: { minimum: 1, maximum: 4, labels: {} },
  threshold: 24,
  risks: [
    risk(1, 'Table without classification', point(4, 3, 2), {
      item: 'Catalogue',
      category: 'technical',
      residual: point(4, 1, 2),
      actionPriority: 'H',
    }),
    risk(2, 'Copy left in a backup', point(3, 3, 3), {
      item: 'Backups',
      category: 'technical',
      actionPriority: 'M',
    }),
    risk(3, 'Account still open', point(4, 3, 1), {
      item: 'Accounts',
      category: 'human',
      actionPriority: 'L',
      actions: [
        {
          text: 'Close at the end',
          owners: ['CISO'],
          due: '2020-01-31',
          status: 'open',
          overdue: true,
          source: sourceOf(30),
        },
      ],
    }),
  ],
};

export function shownRisks(map: RiskMap = RISKS): ViewSnapshot {
  return shownOf('amdec/map', { type: 'risk-map', map });
}

export const DECISIONS: DecisionBoard = {
  statuses: [
    { status: 'proposed', label: 'Proposed', tone: 'attention' },
    { status: 'accepted', label: 'Accepted', tone: 'good' },
    { status: 'superseded', label: 'Superseded', tone: 'muted' },
  ],
  undecidedLimit: 30,
  decisions: [
    {
      id: 'ADR-0001',
      title: 'Keep files',
      status: 'superseded',
      date: '2024-01-10',
      supersedes: [],
      supersededBy: ['ADR-0002'],
      source: sourceOf(1),
    },
    {
      id: 'ADR-0002',
      title: 'Use a lake',
      status: 'superseded',
      date: '2024-06-10',
      supersedes: ['ADR-0001'],
      supersededBy: ['ADR-0003'],
      source: sourceOf(2),
    },
    {
      id: 'ADR-0003',
      title: 'Use a warehouse',
      status: 'accepted',
      date: '2025-02-01',
      supersedes: ['ADR-0002'],
      supersededBy: [],
      source: sourceOf(3),
    },
    {
      id: 'ADR-0004',
      title: 'One desk for rights',
      status: 'proposed',
      date: '2025-10-01',
      undecidedDays: 48,
      supersedes: [],
      supersededBy: [],
      source: sourceOf(4),
    },
    {
      id: 'ADR-0010',
      title: 'Audits',
      status: 'proposed',
      date: '2025-11-05',
      undecidedDays: 13,
      supersedes: [],
      supersededBy: [],
      source: sourceOf(5),
    },
  ],
};

export function shownDecisions(board: DecisionBoard = DECISIONS): ViewSnapshot {
  return shownOf('adr/board', { type: 'decision-board', board });
}

const FILES = ['file:///w/raci.yaml', 'file:///w/docs/0001-files.md'] as const;

function finding(index: number, rule: string, severity: BoardFinding['severity'], file: 0 | 1): BoardFinding {
  return {
    rule,
    severity,
    message: `${rule} says ${index}`,
    source: sourceOf(index, FILES[file]),
    line: index + 1,
  };
}

export const FINDINGS: FindingBoard = {
  findings: [
    finding(1, 'adr/link-exists', 'error', 1),
    finding(2, 'raci/one-accountable', 'error', 0),
    finding(3, 'raci/one-accountable', 'error', 0),
    finding(4, 'raci/overload', 'warning', 0),
  ],
  unlisted: 2,
  bySeverity: {
    error: { now: 3, before: 0 },
    warning: { now: 1, before: 2 },
    information: { now: 0, before: 0 },
    hint: { now: 0 },
  },
  byRule: [
    { rule: 'adr/link-exists', severity: 'error', now: 1, before: 1 },
    { rule: 'raci/one-accountable', severity: 'error', now: 2, before: 0 },
    { rule: 'raci/overload', severity: 'warning', now: 1, before: 2 },
  ],
  byFile: [
    { uri: FILES[0], path: 'raci.yaml', now: 3, before: 1 },
    { uri: FILES[1], path: 'docs/0001-files.md', now: 1, before: 2 },
  ],
};

export function shownFindings(board: FindingBoard = FINDINGS): ViewSnapshot {
  return shownOf('workspace/findings', { type: 'finding-board', board });
}

/** A table with marks, links, small lines and headings, a matrix, and a section that is folded. */
export const TABLE: SectionedTable = {
  notes: ['2 of 3 objectives are met.'],
  sections: [
    {
      id: 'objectives',
      title: 'Objectives',
      notes: ['Measured up to now'],
      columns: [
        { id: 'name', label: 'Objective', kind: 'text' },
        { id: 'state', label: 'State', kind: 'status' },
        { id: 'value', label: 'Value', kind: 'number' },
      ],
      rows: [
        {
          id: 'latency',
          group: 'SLO',
          source: sourceOf(1),
          cells: [
            { items: [{ text: 'Latency' }] },
            { items: [{ text: 'met', tone: 'good' }] },
            { items: [{ text: '9 ms' }], value: 9, trend: [9, null, 8, 9] },
          ],
        },
        {
          id: 'errors',
          group: 'SLO',
          source: sourceOf(2),
          cells: [
            { items: [{ text: 'Errors' }] },
            { items: [{ text: 'breached', tone: 'bad', source: sourceOf(4) }] },
            { items: [{ text: '10 %' }], value: 10 },
          ],
        },
        {
          id: 'energy',
          group: 'Green IT',
          source: sourceOf(3),
          cells: [
            { items: [{ text: 'Énergie' }] },
            { items: [{ text: 'no data', tone: 'muted' }] },
            { items: [] },
          ],
        },
      ],
    },
    {
      id: 'matrix',
      title: 'Matrix',
      notes: [],
      isFolded: true,
      columns: [
        { id: 'name', label: 'Element', kind: 'text' },
        { id: 'a', label: '1', kind: 'text', fullName: 'a' },
        { id: 'b', label: '2', kind: 'text', fullName: 'b' },
      ],
      rows: [
        {
          id: 'a',
          cells: [{ items: [{ text: '1. a' }] }, { items: [] }, { items: [{ text: 'S', tone: 'bad' }] }],
        },
        { id: 'b', cells: [{ items: [{ text: '2. b' }] }, { items: [{ text: 'A' }] }, { items: [] }] },
      ],
    },
  ],
};

/** Each dashboard with something to show, and with nothing. */
export const DASHBOARDS: readonly {
  readonly name: string;
  readonly full: Content;
  readonly empty: Content;
}[] = [
  {
    name: 'matrix',
    full: { type: 'matrices', matrices: [MATRIX] },
    empty: { type: 'matrices', matrices: [] },
  },
  {
    name: 'risk map',
    full: { type: 'risk-map', map: RISKS },
    empty: { type: 'risk-map', map: { ...RISKS, risks: [] } },
  },
  {
    name: 'decision board',
    full: { type: 'decision-board', board: DECISIONS },
    empty: { type: 'decision-board', board: { ...DECISIONS, statuses: [], decisions: [] } },
  },
  {
    name: 'finding board',
    full: { type: 'finding-board', board: FINDINGS },
    empty: {
      type: 'finding-board',
      board: {
        findings: [],
        unlisted: 0,
        bySeverity: { error: { now: 0 }, warning: { now: 0 }, information: { now: 0 }, hint: { now: 0 } },
        byRule: [],
        byFile: [],
        withoutHistory: 'There is no commit yet',
      },
    },
  },
  {
    name: 'table',
    full: { type: 'table', table: TABLE },
    empty: { type: 'table', table: { notes: ['Nothing is declared.'], sections: [] } },
  },
];
