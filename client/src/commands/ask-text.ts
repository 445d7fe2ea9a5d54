import * as vscode from 'vscode';

/**
 * Asks for a text of at least one visible character; undefined when the person gives up.
 * @param placeholder what the empty field says: "Title" unless it is given.
 */
export async function askText({
  prompt,
  placeholder,
}: {
  readonly prompt: string;
  readonly placeholder?: string;
}): Promise<string | undefined> {
  const missing =
    placeholder === undefined ? vscode.l10n.t('Enter a title.') : vscode.l10n.t('Enter a value');
  const text = await vscode.window.showInputBox({
    prompt,
    placeHolder: placeholder ?? vscode.l10n.t('Title'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? missing : undefined),
  });
  return text?.trim();
}
