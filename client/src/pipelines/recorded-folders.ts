import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';

/** Where runs are recorded: beside the settings file, at the root of the repository, or beside the pipeline. */
const HISTORY = '.vitruve/history';

/** Records of runs, in all folders. */
export const RECORDS = `**/${HISTORY}/*.jsonl`;

/** Records that are looked at to find the folders that have some. */
const MOST = 2000;

/** The folder around a file in which runs are recorded; undefined also in a workspace that is not trusted. */
export function recordedFolder(uri: vscode.Uri): string | undefined {
  if (!vscode.workspace.isTrusted || uri.scheme !== 'file') return undefined;
  for (let folder = dirname(uri.fsPath); ; folder = dirname(folder)) {
    if (existsSync(join(folder, HISTORY))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The folders of the workspace in which runs are recorded. In one that is not trusted, nothing is started to read them. */
export async function recordedFolders(): Promise<readonly string[]> {
  if (!vscode.workspace.isTrusted) return [];
  const around = (vscode.workspace.workspaceFolders ?? []).flatMap(
    ({ uri }) => recordedFolder(vscode.Uri.joinPath(uri, 'x')) ?? [],
  );
  const records = await vscode.workspace.findFiles(RECORDS, null, MOST);
  const within = records.map(({ fsPath }) => dirname(dirname(dirname(fsPath))));
  return [...new Set([...around, ...within])];
}
