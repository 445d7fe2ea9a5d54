import * as vscode from 'vscode';
import { ServerStopped, type Connection } from '../connection.ts';

/** Applies every obvious fix of the active document; it is also done on save when `source.fixAll.vitruve` is set. */
export async function fixAll(connection: Connection): Promise<void> {
  if (connection.state === 'stopped') throw new ServerStopped();
  await vscode.commands.executeCommand('editor.action.codeAction', {
    kind: 'source.fixAll.vitruve',
    apply: 'first',
  });
}
