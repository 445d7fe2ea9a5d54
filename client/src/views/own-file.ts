import * as vscode from 'vscode';

/**
 * Whether a command may write a file without asking: in a folder of the workspace, with the ending of what it writes. Whoever may give
 * a command, such as a link or another extension, is not to write elsewhere.
 * @param ending without its dot.
 */
export function isOwnFile(uri: vscode.Uri, ending: string): boolean {
  return (
    vscode.workspace.getWorkspaceFolder(uri) !== undefined && uri.path.toLowerCase().endsWith(`.${ending}`)
  );
}
