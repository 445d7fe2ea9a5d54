import * as vscode from 'vscode';

/** What dialogs and messages about a file say. */
interface SaveTexts {
  readonly title: string;
  readonly button: string;
}

/** How many items were left out, as a sentence. */
interface LostTexts {
  readonly one: string;
  several(count: number): string;
}

/**
 * Asks where a YAML file is to be written. Undefined when the person gives up.
 * @param proposed its address; undefined where no folder is open
 */
export function yamlTarget(
  { title, button }: SaveTexts,
  proposed: vscode.Uri | undefined,
): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title,
    saveLabel: button,
    ...(proposed ? { defaultUri: proposed } : {}),
    filters: { YAML: ['yaml', 'yml'] },
  });
}

/** Writes a file, shows it, and says what it does without. */
export async function showWritten(
  target: vscode.Uri,
  { text, lost }: { readonly text: string; readonly lost: readonly string[] },
  texts: LostTexts,
): Promise<void> {
  await vscode.workspace.fs.writeFile(target, Buffer.from(text, 'utf8'));
  await vscode.window.showTextDocument(target, { preview: false });
  // Not awaited: a command has ended once its message shows.
  if (lost.length > 0) void tellLost(lost, texts);
}

/** Says that something was left out, and lists it in a document of its own if asked to. */
async function tellLost(lost: readonly string[], texts: LostTexts): Promise<void> {
  const show = vscode.l10n.t('Show');
  const message = lost.length === 1 ? texts.one : texts.several(lost.length);
  if ((await vscode.window.showWarningMessage(message, show)) !== show) return;
  const document = await vscode.workspace.openTextDocument({ content: `${lost.join('\n')}\n` });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}
