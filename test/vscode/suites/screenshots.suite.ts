import * as vscode from 'vscode';
import { at, eventually, folder, hands, open, rulesIn } from './editor.ts';

/** Milliseconds that colours and animations take to settle. */
const SETTLED = 1200;

async function picture(name: string): Promise<void> {
  await new Promise((wake) => setTimeout(wake, SETTLED));
  await hands({ do: 'screenshot', name });
}

describe('pictures for the documentation', () => {
  before(async () => {
    const settings = vscode.workspace.getConfiguration();
    await settings.update(
      'workbench.colorTheme',
      'Default Dark Modern',
      vscode.ConfigurationTarget.Workspace,
    );
  });

  it('a risk table, a matrix and the views', async () => {
    const { document } = await open('governance/amdec.yaml');
    await vscode.commands.executeCommand('vitruve.decisions.focus');
    await eventually('findings', () => rulesIn(document.uri).length > 0 || undefined);
    await vscode.window.showTextDocument(document);
    const matrix = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(folder(), 'governance/faulty.raci.yaml'),
    );
    await vscode.window.showTextDocument(matrix, { viewColumn: vscode.ViewColumn.Beside });
    await picture('workbench');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('a finding and its fix', async () => {
    const editor = await open('governance/faulty.raci.yaml');
    await eventually('findings', () => rulesIn(editor.document.uri).length > 0 || undefined);
    const place = at(editor.document, 'Developer: A', 11);
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand('editor.action.showHover');
    await picture('finding');
    await hands({ do: 'press', keys: 'Escape' });
    await hands({ do: 'press', keys: 'Control+.' });
    await picture('fixes');
    await hands({ do: 'press', keys: 'Escape' });
  });

  it('the page of a rule', async () => {
    await vscode.commands.executeCommand('vitruve.showRule', 'raci/one-accountable');
    await picture('rule');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('the walkthrough', async () => {
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'vitruve.vitruve#firstSteps');
    await picture('walkthrough');
  });
});
