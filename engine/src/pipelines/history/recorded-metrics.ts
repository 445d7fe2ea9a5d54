import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { readRunRecord, RUN_RECORDS, type RunRecord } from '@vitruve/manifests';
import { TaskCancelledError, workspaceFolderOf } from '@vitruve/workspace';
import { recordedIds, recordFile } from './files.ts';
import { historyName } from './run-head.ts';

/** Bytes of a record: what has more is none of ours. */
const LARGEST = 256 * 1024 * 1024;

/** What the recorded runs of a pipeline measured, the first ones first. @param path of the pipeline; absolute. */
export async function recordedMetrics(path: string, signal: AbortSignal): Promise<readonly RunRecord[]> {
  const root = workspaceFolderOf({ path, folder: false }, dirname(path));
  const name = historyName(root, path);
  const folder = join(root, RUN_RECORDS);
  const runs: RunRecord[] = [];
  for (const id of await recordedIds(folder)) {
    if (signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
    const file = join(folder, recordFile(id));
    const found = await stat(file).catch(() => undefined);
    if (found?.isFile() !== true || found.size > LARGEST) continue;
    const run = readRunRecord(id, await readFile(file, 'utf8').catch(() => ''));
    if (run?.pipeline === name) runs.push(run);
  }
  return runs;
}
