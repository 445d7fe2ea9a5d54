import * as vscode from 'vscode';
import { ImportFilesRequest, type ForeignBytes, type ForeignManifest } from '@vitruve/server';
import type { Connection } from '../connection.ts';
import { given } from './argument.ts';
import type { Command } from './command.ts';

/** A command that makes a manifest of files of other programs. */
interface ImportCommand {
  readonly id: string;
  /** Ends of their names: `.json`. */
  readonly ends: readonly string[];
  /** The name that is proposed for the manifest. */
  readonly fileName: string;
}

/** Bytes of all files together. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Makes a manifest of files of another program, where the person chooses, and says what it does without. May be given `{ uri, target }`,
 * so that nothing need be asked.
 */
export function importFiles({ id, ends, fileName }: ImportCommand): Command {
  return async (connection, argument) => {
    const sources = await chosenFiles(given(argument, 'uri'), ends);
    if (!sources) return;
    const manifest = await imported(connection, id, sources);
    const target = await chosenTarget(given(argument, 'target'), fileName);
    if (!target) return;
    await vscode.workspace.fs.writeFile(target, Buffer.from(manifest.text, 'utf8'));
    await vscode.window.showTextDocument(target, { preview: false });
    if (manifest.lost.length > 0) void tellLost(manifest.lost);
  };
}

async function chosenFiles(
  source: string | undefined,
  ends: readonly string[],
): Promise<readonly vscode.Uri[] | undefined> {
  if (source !== undefined) return [vscode.Uri.parse(source)];
  return vscode.window.showOpenDialog({
    title: vscode.l10n.t('Files to import'),
    openLabel: vscode.l10n.t('Import'),
    canSelectMany: true,
    filters: {
      [vscode.l10n.t('Files that can be imported')]: ends.map((end) => end.slice(1)),
    },
  });
}

function imported(
  connection: Connection,
  command: string,
  sources: readonly vscode.Uri[],
): Thenable<ForeignManifest> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Importing {0}', sources.map(baseName).join(', ')),
      cancellable: true,
    },
    async (_progress, token) => {
      const files: ForeignBytes[] = [];
      let size = 0;
      for (const source of sources) {
        size += (await vscode.workspace.fs.stat(source)).size;
        if (size > MOST_BYTES)
          throw new Error(
            vscode.l10n.t('The files are larger than {0} MB: import fewer of them', MOST_BYTES / 1024 / 1024),
          );
        const bytes = await vscode.workspace.fs.readFile(source);
        files.push({ name: baseName(source), base64: Buffer.from(bytes).toString('base64') });
      }
      return connection.requestWith(ImportFilesRequest, { command, files }, token);
    },
  );
}

async function chosenTarget(target: string | undefined, fileName: string): Promise<vscode.Uri | undefined> {
  if (target !== undefined) return vscode.Uri.parse(target);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the imported file'),
    saveLabel: vscode.l10n.t('Import'),
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, fileName) } : {}),
    filters: { YAML: ['yaml', 'yml'] },
  });
}

/** Says that something was left out, and lists it in a document of its own if asked to. */
async function tellLost(lost: readonly string[]): Promise<void> {
  const show = vscode.l10n.t('Show');
  const message =
    lost.length === 1
      ? vscode.l10n.t('Imported. One item was left out.')
      : vscode.l10n.t('Imported. {0} items were left out.', lost.length);
  if ((await vscode.window.showWarningMessage(message, show)) !== show) return;
  const document = await vscode.workspace.openTextDocument({ content: `${lost.join('\n')}\n` });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
}

function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
