import * as vscode from 'vscode';
import type { OverviewItem } from '@vitruve/server';
import type { OverviewModel } from '../overview-model.ts';
import { treeItem } from './tree-item.ts';

/** Shows one part of the overview as a tree. */
export class OverviewTree implements vscode.TreeDataProvider<OverviewItem>, vscode.Disposable {
  readonly #model: OverviewModel;
  readonly #view: string;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #subscription: vscode.Disposable;

  /** @param view its id. */
  constructor(model: OverviewModel, view: string) {
    this.#model = model;
    this.#view = view;
    this.#subscription = model.onDidChange(() => {
      this.#changed.fire();
    });
  }

  getChildren(node?: OverviewItem): OverviewItem[] {
    const items = node ? node.children : this.#model.overview[this.#view];
    return [...(items ?? [])];
  }

  getTreeItem(node: OverviewItem): vscode.TreeItem {
    return treeItem(node);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
