import * as vscode from 'vscode';
import type { Connection } from './connection.ts';
import type { OverviewModel } from './overview-model.ts';

const TABLE_FILE = /(^|[/.])(raci|amdec)\.ya?ml$/iu;

/**
 * Keeps the keys that `package.json` shows commands and welcome texts by: `vitruve.state` (reading, done, stopped) and
 * `vitruve.document` (decision, table or nothing), which is what the active editor holds.
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
    tell('vitruve.document', documentKind(vscode.window.activeTextEditor?.document, model));
  };
  update();
  return vscode.Disposable.from(
    model.onDidChange(update),
    connection.onDidChangeState(update),
    vscode.window.onDidChangeActiveTextEditor(update),
  );
}

function documentKind(
  document: vscode.TextDocument | undefined,
  { overview }: OverviewModel,
): 'decision' | 'table' | undefined {
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
