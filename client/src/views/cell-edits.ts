import * as vscode from 'vscode';
import type { CellEdit } from '@vitruve/manifests';
import { CellEditRequest } from '@vitruve/server';
import type { Connection } from '../connection.ts';
import { textColumn } from './reveal.ts';

/**
 * Writes new letters into the text of a matrix. The text stays unsaved, as if they had been typed.
 * @throws Error with the reason when the text has changed under the cell, or cannot be written.
 */
export async function editCell(connection: Connection, uri: string, edit: CellEdit): Promise<void> {
  const authored = await connection.requestWith(CellEditRequest, { ...edit, uri });
  if (!(await vscode.workspace.applyEdit(await connection.asWorkspaceEdit(authored.edit)))) {
    throw new Error(vscode.l10n.t('Failed to apply the change.'));
  }
}

/**
 * Undoes or redoes the last change of a text from within a picture of it. Only an editor that has the focus can: the text
 * is shown for it, and the focus comes back.
 */
export async function stepInText(
  step: 'undo' | 'redo',
  uri: string,
  panel: vscode.WebviewPanel,
): Promise<void> {
  const document = openDocument(uri);
  if (!document) return;
  const viewColumn = textColumn(document.uri, panel);
  await vscode.window.showTextDocument(document, { viewColumn, preview: false });
  await vscode.commands.executeCommand(step);
  panel.reveal();
}

export async function saveText(uri: string): Promise<void> {
  await openDocument(uri)?.save();
}

/** A document that is not open has no change to undo or to save. */
function openDocument(uri: string): vscode.TextDocument | undefined {
  const address = vscode.Uri.parse(uri).toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
}
