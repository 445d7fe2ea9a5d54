import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import type { OverviewModel } from './overview-model.ts';
import { offersFor } from './views/offers.ts';

const TABLE_FILE = /(^|[/.])(raci|amdec)\.ya?ml$/iu;

/** What the active editor holds: `drawn` is any other manifest of which there is a picture. */
type DocumentKey = 'decision' | 'table' | 'drawn' | undefined;

/**
 * Keeps the keys that `package.json` shows commands and welcome texts by: `vitruve.state` (reading, done, stopped) and
 * `vitruve.document`.
 */
export function keepContextKeys(connection: Connection, model: OverviewModel): vscode.Disposable {
  const told = new Map<string, string | undefined>();
  const tell = (key: string, value: string | undefined): void => {
    if (told.has(key) && told.get(key) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    tell('vitruve.state', connection.state === 'stopped' ? 'stopped' : (model.index?.state ?? 'reading'));
    const document = vscode.window.activeTextEditor?.document;
    const key = documentKind(document, model);
    tell('vitruve.document', key ?? (document && drawn.has(document) ? 'drawn' : undefined));
    if (key === undefined && document) void ask(document);
  };
  /** Documents of which the server said that it has a picture. */
  const drawn = new WeakSet<vscode.TextDocument>();
  const ask = async (document: vscode.TextDocument): Promise<void> => {
    if (connection.state !== 'running') return;
    try {
      const offers = await offersFor(connection, document.uri);
      if (offers.some(({ scope }) => scope === 'document')) drawn.add(document);
      else drawn.delete(document);
    } catch (error) {
      connection.output.debug(String(error));
      return;
    }
    const isActive = vscode.window.activeTextEditor?.document === document;
    if (isActive) tell('vitruve.document', drawn.has(document) ? 'drawn' : undefined);
  };
  update();
  return vscode.Disposable.from(
    model.onDidChange(update),
    connection.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function documentKind(document: vscode.TextDocument | undefined, { overview }: OverviewModel): DocumentKey {
  if (!document) return undefined;
  if (TABLE_FILE.test(document.uri.path)) return 'table';
  const isHere = (place: { readonly uri: string }): boolean =>
    vscode.Uri.parse(place.uri).toString() === document.uri.toString();
  if (document.languageId !== 'markdown') return undefined;
  if (overview.decisions.some(isHere)) return 'decision';
  const isTable =
    overview.roles.some((role) => isHere(role) || role.responsibilities.some(isHere)) ||
    overview.risks.some(isHere);
  return isTable ? 'table' : undefined;
}
