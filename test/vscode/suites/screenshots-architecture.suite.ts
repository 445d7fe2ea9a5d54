import * as vscode from 'vscode';
import { architecturePicture, pipelinePicture } from './pictures.ts';

describe('pictures of a system and of a pipeline for the documentation', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });

  it('a model beside its layers', () => architecturePicture('architecture'));

  it('a pipeline beside its stages', () => pipelinePicture('pipeline'));
});
