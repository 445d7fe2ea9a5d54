import * as vscode from 'vscode';
import { at, eventually, hands, open, rulesIn } from './editor.ts';
import { picture, workbenchPicture } from './pictures.ts';

describe('pictures for the documentation', () => {
  it('a risk table, a matrix and the views', () => workbenchPicture('workbench'));

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
