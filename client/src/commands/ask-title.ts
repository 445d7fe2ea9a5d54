import * as vscode from 'vscode';

/** Asks for a title of at least one visible character; undefined when the person gives up. */
export async function askTitle(prompt: string): Promise<string | undefined> {
  const title = await vscode.window.showInputBox({
    prompt,
    placeHolder: vscode.l10n.t('Title'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('Enter a title.') : undefined),
  });
  return title?.trim();
}
