import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { RUN_RECORDS } from '@vitruve/manifests';
import { TaskError, writeWhole } from '@vitruve/workspace';
import { OWN_FOLDER } from '../own-folder.ts';
import { claimPipeline } from '../processes/runner-claim.ts';
import { lockPathOf } from '../record/lock.ts';
import { exists } from '../staging/moves.ts';
import { recordedIds, recordFile } from './files.ts';
import { RunHistory } from './read-runs.ts';
import type { RunHead } from './recorded-run.ts';
import { historyName } from './run-head.ts';

/** What a pipeline has taken over. */
export interface AdoptedRuns {
  readonly runs: number;
  readonly hasLock: boolean;
}

/** A pipeline of which runs are recorded, and whose file is not there. */
export interface GonePipeline {
  /** From the workspace folder, with `/`. */
  readonly name: string;
  readonly runs: number;
}

/**
 * Gives the recorded runs and the lock file of a pipeline to the one that it has become: they are known by its path.
 * @param root the workspace folder; absolute, as are the paths.
 * @param from where the pipeline was, or a folder of pipelines.
 * @throws TaskError where it still is there, or one of both is being run.
 */
export async function adoptRuns(root: string, from: string, to: string): Promise<AdoptedRuns> {
  if (await exists(from))
    throw new TaskError(t('"{0}" still exists: its runs stay with it', historyName(root, from)));
  const stats = await stat(to).catch(() => undefined);
  if (!stats) throw new TaskError(t('"{0}" does not exist', historyName(root, to)));
  if (stats.isDirectory()) return adoptOfFolder(root, from, to);
  const own = join(root, OWN_FOLDER);
  const claims = [await claimPipeline(own, root, from)];
  try {
    claims.push(await claimPipeline(own, root, to));
    const runs = await renameRuns(join(root, RUN_RECORDS), historyName(root, from), historyName(root, to));
    return { runs, hasLock: await moveLock(lockPathOf(from), lockPathOf(to)) };
  } finally {
    for (const { release } of claims) await release();
  }
}

/** Of all pipelines that were in a folder, and are in the folder that it has become. */
async function adoptOfFolder(root: string, from: string, to: string): Promise<AdoptedRuns> {
  const folder = `${historyName(root, from)}/`;
  const adopted = { runs: 0, hasLock: false };
  for (const { name } of await gonePipelines(root)) {
    if (!name.startsWith(folder)) continue;
    const place = join(to, name.slice(folder.length));
    if (!(await exists(place))) continue;
    const { runs, hasLock } = await adoptRuns(root, join(root, name), place);
    adopted.runs += runs;
    adopted.hasLock ||= hasLock;
  }
  return adopted;
}

/** Pipelines of which runs are recorded, and whose files are not there: one of them may be one that was renamed. */
export async function gonePipelines(root: string): Promise<readonly GonePipeline[]> {
  const counts = new Map<string, number>();
  for (const { head } of await new RunHistory(root, undefined).list())
    counts.set(head.pipeline, (counts.get(head.pipeline) ?? 0) + 1);
  const gone: GonePipeline[] = [];
  for (const [name, runs] of counts) if (!(await exists(join(root, name)))) gone.push({ name, runs });
  return gone;
}

async function renameRuns(folder: string, from: string, to: string): Promise<number> {
  let count = 0;
  for (const id of await recordedIds(folder)) {
    const file = join(folder, recordFile(id));
    const text = await readFile(file, 'utf8').catch(() => '');
    const end = text.indexOf('\n');
    const head = headOf(text.slice(0, end));
    if (head?.pipeline !== from) continue;
    await writeWhole(
      file,
      Buffer.from(`${JSON.stringify({ ...head, pipeline: to })}${text.slice(end)}`),
      true,
    );
    count++;
  }
  return count;
}

/** Undefined for a line that something else wrote. */
function headOf(line: string): RunHead | undefined {
  try {
    return JSON.parse(line) as RunHead;
  } catch {
    return undefined;
  }
}

/** A lock file that is there stays: it was moved with the pipeline, or the pipeline was run since. */
async function moveLock(from: string, to: string): Promise<boolean> {
  if (from === to || !(await exists(from)) || (await exists(to))) return false;
  await rename(from, to);
  return true;
}
