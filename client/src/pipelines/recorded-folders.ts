import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { HISTORY, nearestRecords, repositoryOf } from './nearest-records.ts';

/** Records of runs, in all folders. */
export const RECORDS = `**/${HISTORY}/*.jsonl`;

/** Records that are looked at to find the folders that have some. */
const MOST = 2000;

/**
 * The folder around a file in which runs are recorded; undefined also in a workspace that is not trusted.
 * Nothing above the repository of the file, or above the opened folder where there is none, is looked at.
 */
export function recordedFolder(uri: vscode.Uri): string | undefined {
  if (!vscode.workspace.isTrusted || uri.scheme !== 'file') return undefined;
  const own = dirname(uri.fsPath);
  const opened = vscode.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? own;
  return nearestRecords(own, repositoryOf(own) ?? opened);
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
