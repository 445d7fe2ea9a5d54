import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { given } from '../commands/argument.ts';

/** What exports the model of a manifest to a folder that the user names; undefined where nothing is to be written. */
export async function modelExportArguments(
  uri: vscode.Uri,
  argument: unknown,
): Promise<readonly string[] | undefined> {
  const title = vscode.l10n.t('Export Model as Container');
  const named = join(uri.fsPath, '..', `${basename(uri.fsPath).replace(/\.model\.ya?ml$/u, '')}-container`);
  const folder =
    given(argument, 'output') ??
    (await vscode.window.showInputBox({
      title,
      prompt: vscode.l10n.t('Folder for the Dockerfile, the model and the manifests'),
      value: named,
      ignoreFocusOut: true,
    }));
  if (folder === undefined || folder === '') return undefined;
  const args = ['export', uri.fsPath, '--to', 'container', '--output', folder];
  if (!(await exists(vscode.Uri.joinPath(vscode.Uri.file(folder), 'Dockerfile')))) return args;
  const replace = vscode.l10n.t('Replace');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('The folder "{0}" has an earlier export.', folder),
    { modal: true },
    replace,
  );
  return answer === replace ? [...args, '--force'] : undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
