import { t } from '@vscode/l10n';
import type {
  DiagramEdge,
  DiagramFilter,
  DiagramGroup,
  DiagramNode,
  LegendEntry,
} from '../../../core/views/diagram.ts';
import type { FolderView } from '../../../core/views/view.ts';
import { statusLabel } from '../../../formats/citations/status.ts';
import { decisionLabel, decisionsOf, directoryOf, type ShownDecision } from './decisions.ts';
import { relationsOf, type DrawnRelation, type MissingDecision, type DecisionRelation } from './relations.ts';
import { STATUS_ORDER, STATUS_STYLES } from './status-style.ts';
import { noDecision } from './empty.ts';

/** Decisions with what they say of each other; those that are named and do not exist are drawn as missing. */
export const decisionGraph: FolderView = {
  id: 'adr/graph',
  command: { id: 'vitruve.showDecisionGraph', icon: 'type-hierarchy' },
  empty: noDecision,
  scope: 'folder',
  subject: 'decision',
  title: () => t('Decision graph'),
  build(context) {
    const decisions = decisionsOf(context);
    if (decisions.length === 0) return undefined;
    const { relations, missing } = relationsOf(context, decisions);
    const directories = [...new Set(decisions.map(({ path }) => directoryOf(path)))];
    const grouped = directories.length > 1;
    const nodes = [...decisions.map((decision) => nodeOf(decision, grouped)), ...missing.map(missingNode)];
    const groups = grouped ? directories.map(groupOf) : [];
    const legend = [...statusLegend(decisions, missing), ...relationLegend(relations)];
    return {
      type: 'diagram',
      diagram: { direction: 'right', nodes, edges: relations.map(edgeOf), groups, legend },
      filters: [statusFilter(decisions), relationFilter(relations)].filter(
        ({ choices }) => choices.length > 1,
      ),
    };
  },
};

function groupOf(directory: string): DiagramGroup {
  return { id: groupId(directory), label: directory === '' ? '.' : directory };
}

function groupId(directory: string): string {
  return `directory ${directory}`;
}

function nodeOf(decision: ShownDecision, grouped: boolean): DiagramNode {
  const { id, path, status, date, source } = decision;
  const { shape, tone, outline } = STATUS_STYLES[status];
  const label = decisionLabel(decision);
  const detail = date === undefined ? statusLabel(status) : `${statusLabel(status)} · ${date}`;
  if (!grouped) return { id, label, detail, shape, tone, outline, source };
  return { id, label, detail, shape, tone, outline, group: groupId(directoryOf(path)), source };
}

function missingNode({ id, label, source }: MissingDecision): DiagramNode {
  return { id, label, detail: t('Does not exist'), shape: 'ellipse', tone: 'bad', outline: 'dashed', source };
}

const LINES: Readonly<Record<DrawnRelation, Pick<DiagramEdge, 'line' | 'tone'>>> = {
  supersedes: { line: 'thick', tone: 'accent' },
  amends: { line: 'solid', tone: 'neutral' },
  'relates-to': { line: 'dashed', tone: 'neutral' },
  mentions: { line: 'dotted', tone: 'muted' },
};

/** Mentions bear no label: there are many, and the legend says what dots are. */
function edgeOf({ from, to, relation, source, broken }: DecisionRelation): DiagramEdge {
  const { line, tone: usual } = LINES[relation];
  const tone = broken ? 'bad' : usual;
  if (relation === 'mentions') return { from, to, line, tone, source };
  return { from, to, label: relationLabel(relation), line, tone, source };
}

const RELATION_ORDER = ['supersedes', 'amends', 'relates-to', 'mentions'] as const;

function relationLabel(relation: DrawnRelation): string {
  switch (relation) {
    case 'supersedes':
      return t('supersedes');
    case 'amends':
      return t('amends');
    case 'relates-to':
      return t('relates to');
    case 'mentions':
      return t('mentions');
  }
}

function statusFilter(decisions: readonly ShownDecision[]): DiagramFilter {
  const choices = STATUS_ORDER.map((status) => ({
    value: status,
    label: statusLabel(status),
    nodes: decisions.filter((decision) => decision.status === status).map(({ id }) => id),
  }));
  return {
    id: 'status',
    label: t('Status'),
    all: t('All statuses'),
    choices: choices.filter(({ nodes }) => nodes.length > 0),
  };
}

function relationFilter(relations: readonly DecisionRelation[]): DiagramFilter {
  const choices = RELATION_ORDER.map((kind) => ({
    value: kind,
    label: relationLabel(kind),
    edges: [...relations.keys()].filter((index) => relations[index]?.relation === kind),
  }));
  return {
    id: 'relation',
    label: t('Links'),
    all: t('All links'),
    choices: choices.filter(({ edges }) => edges.length > 0),
  };
}

/** What occurs, in the order of a decision's life. */
function statusLegend(
  decisions: readonly ShownDecision[],
  missing: readonly MissingDecision[],
): readonly LegendEntry[] {
  const occurring = new Set(decisions.map(({ status }) => status));
  const statuses = STATUS_ORDER.filter((status) => occurring.has(status)).map((status) => ({
    label: statusLabel(status),
    ...STATUS_STYLES[status],
  }));
  return missing.length === 0
    ? statuses
    : [...statuses, { label: t('Does not exist'), shape: 'ellipse', tone: 'bad', outline: 'dashed' }];
}

function relationLegend(relations: readonly DecisionRelation[]): readonly LegendEntry[] {
  const occurring = new Set(relations.map(({ relation }) => relation));
  return RELATION_ORDER.filter((relation) => occurring.has(relation)).map((relation) => ({
    label: relationLabel(relation),
    ...LINES[relation],
  }));
}
