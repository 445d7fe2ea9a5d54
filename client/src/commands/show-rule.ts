import * as vscode from 'vscode';
import { ServerStoppedError, type Connection } from '../connection.ts';
import { ruleOf } from '../rule-links.ts';
import { rulePageUri } from '../rule-pages.ts';

/** Shows the page of a rule: the one given, or one that the active document breaks, that at the caret first. */
export async function showRule(connection: Connection, argument: unknown): Promise<void> {
  if (connection.state === 'stopped') throw new ServerStoppedError();
  const rule = typeof argument === 'string' ? argument : await chooseRule();
  if (rule === undefined) return;
  await vscode.commands.executeCommand('markdown.showPreviewToSide', rulePageUri(rule));
}

async function chooseRule(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const found = editor ? vscode.languages.getDiagnostics(editor.document.uri) : [];
  const here = found.filter((diagnostic) => editor?.selection.intersection(diagnostic.range) !== undefined);
  const rules = [...new Set([...here, ...found].map(ruleOf).filter((rule) => rule !== undefined))];
  const [only, ...others] = rules;
  if (only === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No findings in this file.'));
    return undefined;
  }
  if (others.length === 0 || new Set(here.map(ruleOf)).size === 1) return only;
  return vscode.window.showQuickPick(rules, { placeHolder: vscode.l10n.t('Select a rule') });
}
