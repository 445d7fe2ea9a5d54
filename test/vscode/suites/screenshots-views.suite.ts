import * as vscode from 'vscode';
import { matrixPicture, riskMapPicture } from './pictures.ts';

describe('pictures of views for the documentation', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });

  it('a matrix beside its text', () => matrixPicture('matrix'));

  it('a map of risks', () => riskMapPicture('risk-map'));
});
