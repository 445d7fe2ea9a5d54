import * as vscode from 'vscode';
import { CUSTOM_EDITORS } from '../generated/contributions.ts';
import type { Panels } from './panels.ts';

/**
 * Views of a document as editors of their own, offered under "Reopen Editor With…". The document stays text: undo, redo, save and the
 * mark of unsaved changes are those of the editor.
 */
export function registerCustomEditors(panels: Panels): readonly vscode.Disposable[] {
  return CUSTOM_EDITORS.map(({ id, view }) => {
    const provider: vscode.CustomTextEditorProvider = {
      resolveCustomTextEditor: (document, panel) => {
        panels.adopt(panel, { view, uri: document.uri.toString() }, { isEditor: true });
      },
    };
    return vscode.window.registerCustomEditorProvider(id, provider);
  });
}
