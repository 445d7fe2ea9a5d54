import { t } from '@vscode/l10n';
import type { Tree, TreeIcon, TreeNode } from '../../core/contributions/tree.ts';
import { folderLabels } from '../../core/contributions/folder-labels.ts';
import { groupedBy } from '../../core/grouped.ts';
import type { Entity } from '../../core/graph/entity.ts';
import { folderOf } from '../../core/text/resource.ts';
import { statusLabel, type StatusName } from '../../formats/citations/status.ts';

type Status = StatusName | 'unknown';

/** In the order of a decision's life; what is still open comes first. */
const ORDER: readonly Status[] = [
  'proposed',
  'draft',
  'accepted',
  'deprecated',
  'superseded',
  'rejected',
  'unknown',
];

const ICONS: Readonly<Record<Status, TreeIcon>> = {
  draft: { id: 'edit' },
  proposed: { id: 'question' },
  accepted: { id: 'pass', color: 'testing.iconPassed' },
  rejected: { id: 'error', color: 'testing.iconFailed' },
  deprecated: { id: 'history' },
  superseded: { id: 'arrow-swap' },
  unknown: { id: 'circle-outline' },
};

/** Decisions by status; where they are in several folders, by folder first. */
export const DECISION_TREE: Tree = {
  id: 'vitruve.decisions',
  commands: ['vitruve.newDecision', 'vitruve.showDecisionGraph', 'vitruve.showDecisionBoard'],
  items: [
    {
      context: 'decision',
      view: 'vitruve.showDecisionGraph',
      commands: ['vitruve.changeStatus', 'vitruve.supersedeDecision'],
    },
  ],
  nodes: (entitiesOf) => {
    const decisions = entitiesOf('decision');
    const byFolder = groupedBy(decisions, ({ uri }) => folderOf(uri));
    const labels = folderLabels(byFolder.keys());
    if (labels.size < 2) return byStatus(decisions, 'status');
    return [...labels]
      .sort(([, one], [, other]) => one.localeCompare(other))
      .map(([folder, label]) => {
        const items = byFolder.get(folder) ?? [];
        return {
          id: `folder:${folder}`,
          label,
          description: String(items.length),
          tooltip: t('{0} · decisions: {1}', label, items.length),
          icon: { id: 'folder' },
          open: true,
          children: byStatus(items, `status:${folder}`),
        };
      });
  },
};

/** @param id what the ids of the lines begin with. */
function byStatus(decisions: readonly Entity<'decision'>[], id: string): readonly TreeNode[] {
  return ORDER.flatMap((status) => {
    const items = decisions.filter((decision) => statusOf(decision) === status);
    if (items.length === 0) return [];
    const name = status === 'unknown' ? t('Without status') : statusLabel(status);
    return {
      id: `${id}:${status}`,
      label: name,
      description: String(items.length),
      tooltip: t('{0} · decisions: {1}', name, items.length),
      icon: ICONS[status],
      open: status !== 'superseded' && status !== 'rejected',
      children: items.map((decision) => decisionNode(decision, status, name)),
    };
  });
}

function statusOf({ facts }: Entity<'decision'>): Status {
  return facts?.status ?? 'unknown';
}

function decisionNode(decision: Entity<'decision'>, status: Status, statusLabel: string): TreeNode {
  const { uri, span, name, facts } = decision;
  const title = facts?.title ?? name;
  const date = facts?.date;
  return {
    id: `decision:${uri}`,
    // The number first: the title is what a narrow view cuts.
    label: `${name} ${title}`,
    ...(date === undefined ? {} : { description: date }),
    tooltip: `${name}: ${title} (${statusLabel}${date === undefined ? '' : `, ${date}`})`,
    icon: ICONS[status],
    context: 'decision',
    place: { uri, span },
  };
}
