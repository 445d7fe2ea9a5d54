import * as vscode from 'vscode';
import type { Panels } from './panels.ts';

const MATRIX_EDITOR = 'vitruve.matrix';

/**
 * A matrix of responsibilities as an editor of its own, offered under "Reopen Editor With…". The document stays text:
 * undo, redo, save and the mark of unsaved changes are those of the editor.
 */
export function registerMatrixEditor(panels: Panels): vscode.Disposable {
  const provider: vscode.CustomTextEditorProvider = {
    resolveCustomTextEditor: (document, panel) => {
      panels.adopt(panel, { view: 'raci/matrix', uri: document.uri.toString() }, { isEditor: true });
    },
  };
  return vscode.window.registerCustomEditorProvider(MATRIX_EDITOR, provider);
}
