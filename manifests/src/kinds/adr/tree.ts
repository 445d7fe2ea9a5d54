import { t } from '@vscode/l10n';
import type { Tree, TreeIcon, TreeNode } from '../../core/contributions/tree.ts';
import type { Entity } from '../../core/graph/entity.ts';
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

/** Decisions by status. */
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
    return ORDER.flatMap((status) => {
      const items = decisions.filter((decision) => statusOf(decision) === status);
      if (items.length === 0) return [];
      const name = status === 'unknown' ? t('Without status') : statusLabel(status);
      return {
        id: `status:${status}`,
        label: name,
        description: String(items.length),
        tooltip: t('{0} · decisions: {1}', name, items.length),
        icon: ICONS[status],
        open: status !== 'superseded' && status !== 'rejected',
        children: items.map((decision) => decisionNode(decision, status, name)),
      };
    });
  },
};

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
