import * as vscode from 'vscode';
import { MenuContextRequest } from '@vitruve/server';
import type { Connection } from './connection.ts';
import type { OverviewModel } from './overview-model.ts';

/**
 * Keeps the keys that `package.json` shows commands and welcome texts by: `vitruve.state` (reading, done, stopped),
 * `vitruve.document`, what the server calls the document of the active editor (`decision`, `table`, `drawn` …), and
 * `vitruve.filled.workloads` for each tree view that has lines.
 */
export function keepContextKeys(connection: Connection, model: OverviewModel): vscode.Disposable {
  const told = new Map<string, string | undefined>();
  const tell = (key: string, value: string | undefined): void => {
    if (told.has(key) && told.get(key) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  /** The last state of documents that the server sent: shown until it sends another. */
  const known = new WeakMap<vscode.TextDocument, string | undefined>();
  const update = (): void => {
    tell('vitruve.state', connection.state === 'stopped' ? 'stopped' : (model.index?.state ?? 'reading'));
    for (const [view, lines] of Object.entries(model.overview))
      tell(view.replace(/^vitruve\./u, 'vitruve.filled.'), lines.length > 0 ? 'true' : undefined);
    const document = vscode.window.activeTextEditor?.document;
    tell('vitruve.document', document && known.get(document));
    if (document) void ask(document);
  };
  const ask = async (document: vscode.TextDocument): Promise<void> => {
    if (connection.state !== 'running') return;
    try {
      const context = await connection.requestWith(MenuContextRequest, { uri: document.uri.toString() });
      // A server that has nothing to say of a document answers null.
      known.set(document, context ?? undefined);
    } catch (error) {
      connection.output.debug(String(error));
      return;
    }
    if (vscode.window.activeTextEditor?.document === document) tell('vitruve.document', known.get(document));
  };
  update();
  return vscode.Disposable.from(
    model.onDidChange(update),
    connection.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}
