import * as vscode from 'vscode';
import type { Overview, RiskItem } from '@vitruve/server/protocol';
import type { TreeNode } from './node.ts';

const ABOVE = new vscode.ThemeIcon('flame', new vscode.ThemeColor('list.errorForeground'));
const BELOW = new vscode.ThemeIcon('shield', new vscode.ThemeColor('testing.iconPassed'));
const UNMARKED = new vscode.ThemeIcon('circle-outline');

/** Risks by criticality, those at or above the threshold of their table first. */
export function riskNodes({ risks }: Overview): readonly TreeNode[] {
  const unmarked = risks.filter((risk) => risk.criticality === undefined);
  const above = risks.filter((risk) => risk.criticality !== undefined && risk.aboveThreshold);
  const below = risks.filter((risk) => risk.criticality !== undefined && !risk.aboveThreshold);
  return [
    group('above', vscode.l10n.t('At or above the threshold'), ABOVE, above, true),
    group('below', vscode.l10n.t('Below the threshold'), BELOW, below, false),
    group('unmarked', vscode.l10n.t('Without criticality'), UNMARKED, unmarked, true),
  ].flat();
}

function group(
  id: string,
  label: string,
  icon: vscode.ThemeIcon,
  risks: readonly RiskItem[],
  open: boolean,
): readonly TreeNode[] {
  if (risks.length === 0) return [];
  const sorted = risks.toSorted((a, b) => (b.criticality ?? 0) - (a.criticality ?? 0));
  return [
    {
      id: `risks:${id}`,
      label,
      description: String(risks.length),
      tooltip: vscode.l10n.t('{0} · risks: {1}', label, risks.length),
      icon,
      open,
      children: sorted.map((risk) => riskNode(risk, icon)),
    },
  ];
}

function riskNode(risk: RiskItem, icon: vscode.ThemeIcon): TreeNode {
  const marks = [
    risk.criticality === undefined ? undefined : vscode.l10n.t('C = {0}', risk.criticality),
    risk.actionPriority === undefined ? undefined : vscode.l10n.t('AP = {0}', risk.actionPriority),
  ].filter((mark) => mark !== undefined);
  return {
    id: `risk:${risk.uri}:${risk.id}:${String(risk.range.start.line)}`,
    // The criticality first: the title is what a narrow view cuts.
    label: risk.criticality === undefined ? risk.title : `${String(risk.criticality)} · ${risk.title}`,
    description: risk.actionPriority === undefined ? risk.id : `${risk.id} · ${risk.actionPriority}`,
    tooltip: `${risk.id}: ${risk.title} (${marks.join(', ')})`,
    icon,
    context: 'risk',
    place: risk,
  };
}
