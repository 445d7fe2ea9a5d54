import * as vscode from 'vscode';
import type { Overview, Place } from '@vitruve/server/protocol';
import type { OverviewModel } from '../overview-model.ts';
import type { TreeNode } from './node.ts';

/** Shows one part of the overview as a tree. */
export class OverviewTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #model: OverviewModel;
  readonly #roots: (overview: Overview) => readonly TreeNode[];
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscription: vscode.Disposable;

  /** @param roots the lines of the first level. */
  constructor(model: OverviewModel, roots: (overview: Overview) => readonly TreeNode[]) {
    this.#model = model;
    this.#roots = roots;
    this.#subscription = model.onDidChange(() => {
      this.#changed.fire();
    });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return [...(node ? (node.children ?? []) : this.#roots(this.#model.overview))];
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = new vscode.TreeItem(node.label, collapsibleState(node));
    item.id = node.id;
    item.iconPath = node.icon;
    item.tooltip = node.tooltip;
    item.accessibilityInformation = { label: node.tooltip };
    if (node.description !== undefined) item.description = node.description;
    if (node.context !== undefined) item.contextValue = node.context;
    if (node.place) item.command = openCommand(node.place);
    return item;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}

function collapsibleState(node: TreeNode): vscode.TreeItemCollapsibleState {
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
