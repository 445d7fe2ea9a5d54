import * as vscode from 'vscode';
import type { DecisionItem, Overview } from '@vitruve/server/protocol';
import type { TreeNode } from './node.ts';

type Status = DecisionItem['status'];

/** In the order of a decision's life; what is still open comes first. */
const STATUSES: readonly Status[] = [
  'proposed',
  'draft',
  'accepted',
  'deprecated',
  'superseded',
  'rejected',
  'unknown',
];

const ICONS: Readonly<Record<Status, vscode.ThemeIcon>> = {
  draft: new vscode.ThemeIcon('edit'),
  proposed: new vscode.ThemeIcon('question'),
  accepted: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  rejected: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  deprecated: new vscode.ThemeIcon('history'),
  superseded: new vscode.ThemeIcon('arrow-swap'),
  unknown: new vscode.ThemeIcon('circle-outline'),
};

function statusName(status: Status): string {
  switch (status) {
    case 'draft':
      return vscode.l10n.t('Draft');
    case 'proposed':
      return vscode.l10n.t('Proposed');
    case 'accepted':
      return vscode.l10n.t('Accepted');
    case 'rejected':
      return vscode.l10n.t('Rejected');
    case 'deprecated':
      return vscode.l10n.t('Deprecated');
    case 'superseded':
      return vscode.l10n.t('Superseded');
    case 'unknown':
      return vscode.l10n.t('Without status');
  }
}

/** Decisions by status. */
export function decisionNodes({ decisions }: Overview): readonly TreeNode[] {
  return STATUSES.flatMap((status) => {
    const items = decisions.filter((decision) => decision.status === status);
    if (items.length === 0) return [];
    const name = statusName(status);
    return {
      id: `status:${status}`,
      label: name,
      description: String(items.length),
      tooltip: vscode.l10n.t('{0} · decisions: {1}', name, items.length),
      icon: ICONS[status],
      open: status !== 'superseded' && status !== 'rejected',
      children: items.map((decision) => decisionNode(decision, name)),
    };
  });
}

function decisionNode(decision: DecisionItem, statusLabel: string): TreeNode {
  const date = decision.date === undefined ? '' : `, ${decision.date}`;
  return {
    id: `decision:${decision.uri}`,
    // The number first: the title is what a narrow view cuts.
    label: `${decision.id} ${decision.title}`,
    ...(decision.date !== undefined && { description: decision.date }),
    tooltip: `${decision.id}: ${decision.title} (${statusLabel}${date})`,
    icon: ICONS[decision.status],
    context: 'decision',
    place: decision,
  };
}
