import * as vscode from 'vscode';
import { IndexStateRequest } from '@vitruve/server';
import type { Connection } from './connection.ts';
import { Watchdog } from './watchdog.ts';

/** Milliseconds between two ticks of the watchdog: a server that is silent for two minutes is stuck. */
const TICK = 15_000;

/** Restarts a language server that is stuck, once, and says what it was busy with. */
export function watchServer(connection: Connection): vscode.Disposable {
  const watchdog = new Watchdog({
    probe: () => (connection.state === 'running' ? connection.request(IndexStateRequest) : undefined),
    restart: () => void connection.restart(),
    tell: (busyWith = vscode.l10n.t('the files of the workspace'), isRestarted) => {
      void tell(connection, busyWith, isRestarted);
    },
  });
  const note = (document: vscode.TextDocument): void => {
    if (connection.serves(document)) watchdog.note(vscode.workspace.asRelativePath(document.uri));
  };
  const timer = setInterval(() => {
    watchdog.tick();
  }, TICK);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(note),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      note(document);
    }),
    new vscode.Disposable(() => {
      clearInterval(timer);
    }),
  );
}

async function tell({ output }: Connection, busyWith: string, isRestarted: boolean): Promise<void> {
  const message = isRestarted
    ? vscode.l10n.t(
        'The language server did not answer for two minutes and was restarted. Last document: {0}',
        busyWith,
      )
    : vscode.l10n.t(
        'The language server did not answer for two minutes again. Last document: {0}. Close the document or exclude it, then restart the server.',
        busyWith,
      );
  output.error(message);
  const restart = vscode.l10n.t('Restart Language Server');
  const chosen = isRestarted
    ? await vscode.window.showWarningMessage(message)
    : await vscode.window.showErrorMessage(message, restart);
  if (chosen === restart) await vscode.commands.executeCommand('vitruve.restartServer');
}
