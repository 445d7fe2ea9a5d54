import * as vscode from 'vscode';
import { jobsPicture, topologyPicture } from './pictures.ts';

describe('pictures of what is deployed and run for the documentation', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
  });

  it('resources beside their topology', () => topologyPicture('topology'));

  it('a workflow beside its jobs', () => jobsPicture('jobs'));
});
