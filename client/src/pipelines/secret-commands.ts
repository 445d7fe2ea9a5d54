import * as vscode from 'vscode';
import type { Command } from '../commands/command.ts';
import { given } from '../commands/argument.ts';
import { isSecretName, type PipelineSecrets } from './secrets.ts';

/** The commands that keep and delete secrets of pipelines. Values are asked for, and never given as arguments. */
export function secretCommands(secrets: PipelineSecrets): Readonly<Record<string, Command>> {
  return {
    'vitruve.setPipelineSecret': async (_connection, argument) => {
      const folder = await trustedFolder();
      const name = folder && (given(argument, 'name') ?? (await askName()));
      if (!folder || name === undefined) return;
      const value = await vscode.window.showInputBox({
        title: vscode.l10n.t('Set Pipeline Secret'),
        prompt: vscode.l10n.t('Value of "{0}"', name),
        password: true,
        ignoreFocusOut: true,
        validateInput: (text) => (text === '' ? vscode.l10n.t('Enter a value') : undefined),
      });
      if (value === undefined || value === '') return;
      await secrets.set(folder.uri.toString(), name, value);
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('Secret "{0}" saved for "{1}"', name, folder.name),
        5000,
      );
    },
    'vitruve.deletePipelineSecret': async (_connection, argument) => {
      const folder = await trustedFolder();
      if (!folder) return;
      const names = secrets.names(folder.uri.toString());
      if (names.length === 0) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('"{0}" has no pipeline secrets', folder.name),
        );
        return;
      }
      const title = vscode.l10n.t('Delete Pipeline Secret');
      const name = given(argument, 'name') ?? (await vscode.window.showQuickPick(names, { title }));
      if (name !== undefined) await secrets.delete(folder.uri.toString(), name);
    },
  };
}

/** @throws Error in a workspace that is not trusted: its pipelines are run by nobody, so that they need no secrets. */
async function trustedFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  if (!vscode.workspace.isTrusted)
    throw new Error(vscode.l10n.t('Secrets of pipelines are available in trusted workspaces only.'));
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const [only] = folders;
  if (!only) throw new Error(vscode.l10n.t('Open the folder of the pipeline first.'));
  return folders.length === 1 ? only : vscode.window.showWorkspaceFolderPick();
}

async function askName(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Set Pipeline Secret'),
    prompt: vscode.l10n.t('Name of the secret, as in "TOKEN: {secret: NAME}"'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      isSecretName(text)
        ? undefined
        : vscode.l10n.t('A name consists of letters, digits and "_", and does not start with a digit'),
  });
}
