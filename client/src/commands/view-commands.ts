import * as vscode from 'vscode';
import { VIEW_COMMANDS } from '../generated/contributions.ts';
import type { Panels } from '../views/panels.ts';
import { openPreview, openView } from './open-view.ts';
import { copyPicture, printView, savePicture } from './picture.ts';
import type { Command } from './command.ts';
import { showDocumentView, showFolderView } from './show-view.ts';

/** The view that no kind brings. */
const FINDINGS_VIEW = 'workspace/findings';

/** The commands that show views, and those that take something out of them. */
export function viewCommands(panels: Panels): Readonly<Record<string, Command>> {
  return {
    'vitruve.openView': openView(panels),
    'vitruve.openPreview': openPreview(panels, vscode.ViewColumn.Active),
    'vitruve.openPreviewToSide': openPreview(panels, vscode.ViewColumn.Beside),
    'vitruve.showFindings': showFolderView(panels, FINDINGS_VIEW),
    ...Object.fromEntries(
      VIEW_COMMANDS.map(({ id, view, scope }) => [
        id,
        scope === 'folder' ? showFolderView(panels, view) : showDocumentView(panels, view),
      ]),
    ),
    'vitruve.savePicture': savePicture(panels),
    'vitruve.copyPicture': copyPicture(panels),
    'vitruve.printView': printView(panels),
  };
}
