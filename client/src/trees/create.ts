import * as vscode from 'vscode';
import { TREES } from '../generated/contributions.ts';
import type { OverviewModel } from '../overview-model.ts';
import { OverviewTree } from './overview-tree.ts';

/** The views of the Vitruve container. */
export function createTrees(model: OverviewModel): readonly vscode.Disposable[] {
  return TREES.flatMap((view) => {
    const treeDataProvider = new OverviewTree(model, view);
    return [
      treeDataProvider,
      vscode.window.createTreeView(view, { treeDataProvider, showCollapseAll: true }),
    ];
  });
}
