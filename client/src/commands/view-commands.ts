import * as vscode from 'vscode';
import type { Overview } from '@vitruve/server/protocol';
import type { OverviewModel } from '../overview-model.ts';
import type { Panels } from '../views/panels.ts';
import { openPreview, openView } from './open-view.ts';
import { copyPicture, printView, savePicture } from './picture.ts';
import type { Command } from './register.ts';
import { showDocumentView, showFolderView } from './show-view.ts';

/** The commands that show views, and those that take something out of them. */
export function viewCommands(panels: Panels, model: OverviewModel): Readonly<Record<string, Command>> {
  return {
    'vitruve.openView': openView(panels),
    'vitruve.openPreview': openPreview(panels, vscode.ViewColumn.Active),
    'vitruve.openPreviewToSide': openPreview(panels, vscode.ViewColumn.Beside),
    'vitruve.showDecisionGraph': showFolderView(panels, 'adr/graph'),
    'vitruve.showDecisionBoard': showFolderView(panels, 'adr/board'),
    'vitruve.showTopology': showFolderView(panels, 'kubernetes/topology'),
    'vitruve.showFindings': showFolderView(panels, 'workspace/findings'),
    'vitruve.showMatrix': showDocumentView(panels, 'raci/matrix', () => matrixDocuments(model.overview)),
    'vitruve.showRiskMap': showDocumentView(panels, 'amdec/map', () => riskDocuments(model.overview)),
    'vitruve.savePicture': savePicture(panels),
    'vitruve.copyPicture': copyPicture(panels),
    'vitruve.printView': printView(panels),
  };
}

function matrixDocuments({ roles }: Overview): readonly string[] {
  return roles.flatMap(({ responsibilities }) => responsibilities.map(({ uri }) => uri));
}

function riskDocuments({ risks }: Overview): readonly string[] {
  return risks.map(({ uri }) => uri);
}
