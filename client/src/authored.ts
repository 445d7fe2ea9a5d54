import * as vscode from 'vscode';
import type { AuthoredEdit } from '@vitruve/server';
import type { Connection } from './connection.ts';

/**
 * Carries out what the server wrote and shows the document it names.
 * Marked as a refactoring, so that `files.refactoring.autoSave` decides whether the files are saved at once.
 * @throws Error when the editor refuses the edit.
 */
export async function applyAuthored(connection: Connection, authored: AuthoredEdit): Promise<void> {
  const edit = await connection.asWorkspaceEdit(authored.edit);
  if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) {
    throw new Error(vscode.l10n.t('Failed to apply the change.'));
  }
  if (authored.open === undefined) return;
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(authored.open), { preview: false });
  if (authored.snippet !== undefined) await startFilling(editor, authored.snippet);
}

/** Puts the caret at the first thing to fill in, and Tab at the next: the text stays the same until somebody types. */
async function startFilling(editor: vscode.TextEditor, snippet: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(
    new vscode.Position(0, 0),
    document.lineAt(document.lineCount - 1).range.end,
  );
  await editor.insertSnippet(new vscode.SnippetString(snippet), whole, {
    undoStopBefore: false,
    undoStopAfter: false,
  });
}
