import * as vscode from 'vscode';
import { ServerStoppedError, type Connection } from '../connection.ts';

const FIX_ALL = 'source.fixAll.vitruve';

/** Applies every obvious fix of the active document; it is also done on save when `source.fixAll.vitruve` is set. */
export async function fixAll(connection: Connection): Promise<void> {
  if (connection.state === 'stopped') throw new ServerStoppedError();
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    FIX_ALL,
  );
  const edits = actions.flatMap(({ edit, kind }) => (edit && kind?.value === FIX_ALL ? [edit] : []));
  for (const edit of edits) await vscode.workspace.applyEdit(edit);
  if (edits.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No auto-fixable findings in this file.'));
  }
}
