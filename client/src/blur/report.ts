import * as vscode from 'vscode';
import { auditReport } from '@vitruve/engine/protocol';
import type { Engine } from '../engine/engine.ts';
import { engineFault } from '../engine/start.ts';
import type { Outcome } from './outcome.ts';

/** Opens the audit report of a run as an unsaved page: whether and where it is kept is for its user to say. */
export async function showReport(engine: Engine, { task, result }: Outcome): Promise<void> {
  const [first] = task.images;
  const within =
    first === undefined ? undefined : vscode.workspace.getWorkspaceFolder(vscode.Uri.file(first));
  let content: string;
  try {
    const folder = within?.uri.fsPath;
    content = await engine.ask(auditReport, { task, result, ...(folder === undefined ? {} : { folder }) });
  } catch (error) {
    throw engineFault(error);
  }
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('markdown.showPreviewToSide').then(undefined, () => undefined);
}
