import { dirname } from 'node:path';
import { workspaceFolderOf } from '@vitruve/workspace';
import * as vscode from 'vscode';
import { HISTORY, nearestRecords } from './nearest-records.ts';

/** Records of runs, in all folders. */
export const RECORDS = `**/${HISTORY}/*.jsonl`;

/** Records that are looked at to find the folders that have some. */
const MOST = 2000;

/**
 * The folder around a file in which runs are recorded; undefined also in a workspace that is not trusted.
 * Nothing above the folder that the command line takes for the workspace of the file is looked at.
 */
export function recordedFolder(uri: vscode.Uri): string | undefined {
  if (!vscode.workspace.isTrusted || uri.scheme !== 'file') return undefined;
  const own = dirname(uri.fsPath);
  const opened = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? own;
  return nearestRecords(own, workspaceFolderOf({ path: uri.fsPath, folder: false }, opened));
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
