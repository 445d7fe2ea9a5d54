import * as vscode from 'vscode';
import { at, eventually, folder, hands, open, rulesIn } from './editor.ts';
import { setTheme, View } from './view.ts';

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
  await setTheme('Default Dark Modern');
  const { document } = await open('governance/amdec.yaml');
  await vscode.commands.executeCommand('vitruve.decisions.focus');
  await eventually('findings', () => rulesIn(document.uri).length > 0 || undefined);
  await vscode.window.showTextDocument(document);
  const matrix = vscode.Uri.joinPath(folder(), 'governance/faulty.raci.yaml');
  await vscode.window.showTextDocument(matrix, { viewColumn: vscode.ViewColumn.Beside });
  await picture(name);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** A matrix with its text, the caret being in one of its activities. */
export async function matrixPicture(name: string): Promise<void> {
  await setTheme('Default Light Modern');
  const editor = await open('raci.yaml');
  const matrix = await View.open('raci/matrix', 'raci.yaml');
  await vscode.commands.executeCommand('vscode.setEditorLayout', {
    orientation: 0,
    groups: [{ size: 0.36 }, { size: 0.64 }],
  });
  const place = at(editor.document, 'Animer le centre');
  await vscode.window.showTextDocument(editor.document, {
    viewColumn: vscode.ViewColumn.One,
    selection: new vscode.Selection(place, place),
  });
  await matrix.settled();
  await picture(name);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

export async function riskMapPicture(name: string): Promise<void> {
  await setTheme('Default Dark Modern');
  await (await View.open('amdec/map', 'risques.amdec.yaml')).settled();
  await picture(name);
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
