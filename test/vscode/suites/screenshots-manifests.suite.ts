import * as vscode from 'vscode';
import { jobsPicture, tablePicture, topologyPicture } from './pictures.ts';

describe('pictures of what is deployed and run for the documentation', () => {
  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    // A lens and the finding below it are to be seen at once.
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('stickyScroll.enabled', false, vscode.ConfigurationTarget.Workspace);
    await settings.update('fontSize', 13, vscode.ConfigurationTarget.Workspace);
  });

  it('a workflow beside its jobs', () => jobsPicture('jobs'));

  it('resources beside their topology', () => topologyPicture('topology'));

  it('a table in its preview', () => tablePicture('table-preview'));
});
