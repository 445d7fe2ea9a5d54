import type { Settings, Workspace } from '@vitruve/manifests';
import { CancellationToken } from 'vscode-languageserver';
import { timeSlices } from './time-slices.ts';
import { readFiles, isUnread, type UnreadFile, uriOfPath } from '@vitruve/workspace';

/** Files between two remarks on how far the reading is. */
const REMARK_EVERY = 100;

/** How a reading of a folder went. */
export interface FolderReading {
  readonly files: number;
  readonly unread: readonly UnreadFile[];
}

/**
 * Reads the candidate files of a folder into the workspace, each as it comes, so that requests are answered meanwhile and
 * the first one after all are read need not wait for the parser.
 * @param progress called with the number of files read so far.
 */
export async function readFolder(
  workspace: Workspace,
  folder: string,
  settings: Settings,
  signal: AbortSignal,
  progress: (files: number) => void,
): Promise<FolderReading> {
  const unread: UnreadFile[] = [];
  let files = 0;
  const pause = timeSlices(CancellationToken.None);
  for await (const file of readFiles(folder, {
    exclude: settings.exclude,
    signal,
  })) {
    if (signal.aborted) break;
    if (isUnread(file)) {
      unread.push(file);
      continue;
    }
    workspace.update(uriOfPath(file.path), file.text);
    workspace.settle();
    if (++files % REMARK_EVERY === 0) progress(files);
    await pause();
  }
  return { files, unread };
}
