import * as vscode from 'vscode';
import { ReportTaskRequest } from '@vitruve/engine';
import type { Engine } from '../engine/engine.ts';
import { engineFault } from '../engine/start.ts';
import type { FinishedRun } from './run.ts';

/** Opens the report of a run as an unsaved page: whether and where it is kept is for its user to say. */
export async function showReport(
  engine: Engine,
  { task, inputs, folder, result }: FinishedRun,
): Promise<void> {
  let content: string;
  try {
    content = await engine.ask(ReportTaskRequest, { task, inputs, folder, result });
  } catch (error) {
    throw engineFault(error);
  }
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('markdown.showPreviewToSide').then(undefined, () => undefined);
}
