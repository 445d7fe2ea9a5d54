import * as vscode from 'vscode';

/** Says that a file was written, and opens it if asked to. */
export async function offerToOpen(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t('Open');
  const message = vscode.l10n.t('Exported to {0}', vscode.workspace.asRelativePath(target));
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.open', target);
}
