import * as vscode from 'vscode';
import type { OverviewModel } from '../overview-model.ts';
import { decisionNodes } from './decisions.ts';
import { OverviewTree } from './overview-tree.ts';
import { responsibilityNodes } from './responsibilities.ts';
import { riskNodes } from './risks.ts';

const VIEWS = {
  'vitruve.decisions': decisionNodes,
  'vitruve.responsibilities': responsibilityNodes,
  'vitruve.risks': riskNodes,
};

/** The three views of the Vitruve container. */
export function createTrees(model: OverviewModel): readonly vscode.Disposable[] {
  return Object.entries(VIEWS).flatMap(([view, roots]) => {
    const treeDataProvider = new OverviewTree(model, roots);
    return [
      treeDataProvider,
      vscode.window.createTreeView(view, { treeDataProvider, showCollapseAll: true }),
    ];
  });
}
