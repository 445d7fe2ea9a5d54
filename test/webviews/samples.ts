import type {
  Diagram,
  DiagramEdge,
  DiagramNode,
  ViewSnapshot,
  ViewProblem,
  Content,
  Source,
  Timeline,
} from '@vitruve/manifests';

export const DOCUMENT = 'file:///w/adr/index.md';

/** The source of the thing of that number: each has a hundred characters. */
export function sourceOf(index: number, uri = DOCUMENT): Source {
  const start = index * 100;
  return { uri, start, end: start + 20, extent: { start, end: start + 99 } };
}

const STATUSES = [
  { detail: 'accepted', tone: 'good', shape: 'rounded', outline: 'solid' },
  { detail: 'proposed', tone: 'accent', shape: 'hexagon', outline: 'dashed' },
  { detail: 'superseded', tone: 'muted', shape: 'box', outline: 'solid' },
  { detail: 'rejected', tone: 'bad', shape: 'stadium', outline: 'solid' },
  { detail: 'deprecated', tone: 'attention', shape: 'subroutine', outline: 'double' },
] as const;
const SUBJECTS = [
  'the catalogue',
  'backups',
  'access rights',
  'messages between services',
  'the data lake',
  'names',
];

/** Decisions that supersede and relate to each other; the same for the same size. */
export function decisionGraph(size: number, groups = 0): Diagram {
  const nodes = Array.from({ length: size }, (_, index): DiagramNode => {
    const { detail, tone, shape, outline } = STATUSES[((index * 7) % 11) % STATUSES.length] ?? STATUSES[0];
    return {
      id: `adr-${index}`,
      label: `ADR-${String(index).padStart(4, '0')} Decide on ${SUBJECTS[index % SUBJECTS.length] ?? ''}`,
      detail: `${detail} · 2026-${String((index % 12) + 1).padStart(2, '0')}-01`,
      shape,
      tone,
      outline,
      source: sourceOf(index),
      ...(groups > 0 ? { group: `group-${index % groups}` } : {}),
    };
  });
  const edges = nodes.slice(1).flatMap((_, before): DiagramEdge[] => {
    const index = before + 1;
    const [from, to] = [`adr-${index}`, `adr-${Math.floor(index / 3)}`];
    const related = `adr-${(index * 5) % index}`;
    return [
      { from, to, label: 'supersedes', line: 'solid', tone: 'neutral', source: sourceOf(index) },
      ...(index % 4 === 0 && related !== to
        ? [{ from, to: related, line: 'dashed', tone: 'accent' } as const]
        : []),
    ];
  });
  return {
    direction: 'down',
    nodes,
    edges,
    groups: Array.from({ length: groups }, (_, index) => ({ id: `group-${index}`, label: `Area ${index}` })),
    legend: [
      { label: 'Accepted', shape: 'rounded', tone: 'good' },
      { label: 'Proposed', shape: 'hexagon', tone: 'accent' },
      { label: 'Superseded', shape: 'box', tone: 'muted' },
      { label: 'supersedes', tone: 'neutral', line: 'solid' },
      { label: 'relates to', tone: 'accent', line: 'dashed' },
    ],
  };
}

/** Decisions on a line, some of a day, one without. */
export function eventsOf(count: number): Timeline {
  const { nodes } = decisionGraph(count);
  const events = nodes.map(({ id, label, detail, tone, source }, index) => {
    const month = String((Math.floor(index / 2) % 12) + 1).padStart(2, '0');
    return {
      id,
      label,
      detail: (detail ?? '').split(' ')[0] ?? '',
      date: `${2025 + Math.floor(index / 24)}-${month}-${String(((index * 9) % 28) + 1).padStart(2, '0')}`,
      tone,
      ...(source ? { source } : {}),
    };
  });
  return {
    events: events.toSorted((a, b) => a.date.localeCompare(b.date)),
    undated: [
      {
        id: 'undated',
        label: 'A decision without a date',
        detail: 'draft',
        tone: 'neutral',
        source: sourceOf(count),
      },
    ],
    today: '2025-06-15',
  };
}

let version = 0;

export function shownOf(
  view: string,
  content: Content | undefined,
  problems: readonly ViewProblem[] = [],
): ViewSnapshot {
  version++;
  return {
    view,
    uri: DOCUMENT,
    title: view === 'adr/graph' ? 'Decisions' : view,
    version: String(version),
    ...(content ? { content } : {}),
    reading: false,
    empty: 'No decisions in this folder yet.',
    problems,
  };
}

export function shownGraph(diagram: Diagram): ViewSnapshot {
  return shownOf('adr/graph', { type: 'diagram', diagram });
}
