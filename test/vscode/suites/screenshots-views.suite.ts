import * as vscode from 'vscode';
import { at, closeAll, open } from './editor.ts';
import { picture } from './pictures.ts';
import { setTheme, View } from './view.ts';

describe('pictures of views for the documentation', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });
  afterEach(closeAll);

  it('a matrix beside its text', async () => {
    await setTheme('Default Light Modern');
    const editor = await open('raci.yaml');
    const matrix = await View.open('raci/matrix', 'raci.yaml');
    await vscode.commands.executeCommand('vscode.setEditorLayout', {
      orientation: 0,
      groups: [{ size: 0.36 }, { size: 0.64 }],
    });
    const place = at(editor.document, 'Animer le centre');
    await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
    editor.selection = new vscode.Selection(place, place);
    await matrix.settled();
    await picture('matrix');
  });

  it('a map of risks', async () => {
    await setTheme('Default Dark Modern');
    await (await View.open('amdec/map', 'risques.amdec.yaml')).settled();
    await picture('risk-map');
  });
});
