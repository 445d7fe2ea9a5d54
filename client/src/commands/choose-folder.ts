import * as vscode from 'vscode';

/**
 * The workspace folder that a command writes into: the only one, or the one that somebody chooses.
 * @param ifNone says that a folder has to be opened.
 * @throws CancellationError when the person does not choose; Error with `ifNone`.
 */
export async function chooseFolder(ifNone: string): Promise<vscode.Uri> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (!first) throw new Error(ifNone);
  if (folders.length === 1) return first.uri;
  const chosen = await vscode.window.showWorkspaceFolderPick();
  if (!chosen) throw new vscode.CancellationError();
  return chosen.uri;
}
