import * as vscode from 'vscode';
import type { OverviewItem, Place } from '@vitruve/server';

/** A line of a tree view as the editor draws it. */
export function treeItem(node: OverviewItem): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleState(node));
  item.id = node.id;
  item.iconPath = iconOf(node.icon);
  item.tooltip = node.tooltip;
  item.accessibilityInformation = { label: node.tooltip };
  if (node.description !== undefined) item.description = node.description;
  if (node.context !== undefined) item.contextValue = node.context;
  if (node.place) item.command = openCommand(node.place);
  return item;
}

function iconOf({ id, color }: OverviewItem['icon']): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}

function collapsibleState(node: OverviewItem): vscode.TreeItemCollapsibleState {
  if (!node.children) return vscode.TreeItemCollapsibleState.None;
  return node.open === true
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function openCommand(place: Place): vscode.Command {
  const { start, end } = place.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [vscode.Uri.parse(place.uri), { selection } satisfies vscode.TextDocumentShowOptions],
  };
}
