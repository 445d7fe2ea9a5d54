import * as vscode from 'vscode';

/** Says that a file was written, or `message`, and opens it if asked to. */
export async function offerToOpen(
  target: vscode.Uri,
  message = vscode.l10n.t('Exported to {0}', vscode.workspace.asRelativePath(target)),
): Promise<void> {
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(message, open)) !== open) return;
  await vscode.commands.executeCommand('vscode.open', target);
}
