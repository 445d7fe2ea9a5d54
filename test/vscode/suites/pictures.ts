import * as vscode from 'vscode';
import { eventually, folder, hands, open, rulesIn } from './editor.ts';

/** Milliseconds that colours and animations take to settle. */
const SETTLED = 1200;

export async function picture(name: string): Promise<void> {
  await new Promise((wake) => setTimeout(wake, SETTLED));
  // The editor opens it by itself, some time after its start.
  await vscode.commands.executeCommand('workbench.action.closeAuxiliaryBar');
  await hands({ do: 'screenshot', name });
}

/** The views beside a risk table and a matrix, as the readme shows them. */
export async function workbenchPicture(name: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update('workbench.colorTheme', 'Default Dark Modern', vscode.ConfigurationTarget.Workspace);
  const { document } = await open('governance/amdec.yaml');
  await vscode.commands.executeCommand('vitruve.decisions.focus');
  await eventually('findings', () => rulesIn(document.uri).length > 0 || undefined);
  await vscode.window.showTextDocument(document);
  const matrix = vscode.Uri.joinPath(folder(), 'governance/faulty.raci.yaml');
  await vscode.window.showTextDocument(matrix, { viewColumn: vscode.ViewColumn.Beside });
  await picture(name);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
