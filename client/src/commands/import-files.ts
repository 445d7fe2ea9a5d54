import * as vscode from 'vscode';
import { ImportFilesRequest, type ForeignManifest } from '@vitruve/server';
import type { Connection } from '../connection.ts';
import { given } from './argument.ts';
import type { Command } from './command.ts';
import { showWritten, yamlTarget } from './exchanged-file.ts';
import { foreignFiles } from './foreign-files.ts';

/** A command that makes a manifest of files of other programs. */
interface ImportCommand {
  readonly id: string;
  /** Ends of their names: `.json`. */
  readonly ends: readonly string[];
  /** The name that is proposed for the manifest. */
  readonly fileName: string;
}

/**
 * Makes a manifest of files of another program, or of those in folders, where the person chooses, and says what it does without. May be
 * given `{ uri, target }`, so that nothing need be asked.
 */
export function importFiles({ id, ends, fileName }: ImportCommand): Command {
  return async (connection, argument) => {
    const sources = await chosenSources(given(argument, 'uri'), ends);
    if (!sources) return;
    const manifest = await imported(connection, { id, ends, sources });
    const named = given(argument, 'target');
    const target = named === undefined ? await chosenTarget(fileName) : vscode.Uri.parse(named);
    if (!target) return;
    await showWritten(target, manifest, {
      one: vscode.l10n.t('Imported. One item was left out.'),
      several: (count) => vscode.l10n.t('Imported. {0} items were left out.', count),
    });
  };
}

async function chosenSources(
  source: string | undefined,
  ends: readonly string[],
): Promise<readonly vscode.Uri[] | undefined> {
  if (source !== undefined) return [vscode.Uri.parse(source)];
  const what = await filesOrFolder();
  if (!what) return undefined;
  const isFolder = what === 'folder';
  return vscode.window.showOpenDialog({
    title: isFolder ? vscode.l10n.t('Folder to import') : vscode.l10n.t('Files to import'),
    openLabel: vscode.l10n.t('Import'),
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
    canSelectMany: true,
    ...(isFolder
      ? {}
      : { filters: { [vscode.l10n.t('Files that can be imported')]: ends.map((end) => end.slice(1)) } }),
  });
}

/** Asked for beforehand: dialogs of Windows and Linux select either files or folders. */
async function filesOrFolder(): Promise<'files' | 'folder' | undefined> {
  const items = [
    { id: 'files' as const, label: vscode.l10n.t('Files') },
    {
      id: 'folder' as const,
      label: vscode.l10n.t('Folder'),
      detail: vscode.l10n.t('All files in it that can be imported, such as those of a LikeC4 project'),
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Import'),
    placeHolder: vscode.l10n.t('Select what to import'),
  });
  return chosen?.id;
}

interface Sources {
  /** The id of the command. */
  readonly id: string;
  readonly ends: readonly string[];
  readonly sources: readonly vscode.Uri[];
}

function imported(connection: Connection, { id, ends, sources }: Sources): Thenable<ForeignManifest> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Importing {0}', sources.map(baseName).join(', ')),
      cancellable: true,
    },
    async (_progress, token) => {
      const files = await foreignFiles(sources, ends, token);
      if (files.length === 0) throw new Error(vscode.l10n.t('No file in this folder can be imported'));
      return connection.requestWith(ImportFilesRequest, { command: id, files }, token);
    },
  );
}

function chosenTarget(fileName: string): Thenable<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const texts = { title: vscode.l10n.t('Save the imported file'), button: vscode.l10n.t('Import') };
  return yamlTarget(texts, folder && vscode.Uri.joinPath(folder.uri, fileName));
}

function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
