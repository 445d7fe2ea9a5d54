import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { metricsIn } from '@vitruve/manifests';
import type { StageResults } from '../events.ts';
import { filesOfFolder } from '../keys/folder-files.ts';
import type { PlannedRun } from '../plan/plan.ts';

/** Bytes of a file of metrics: a larger one is data. */
const LARGEST = 1024 * 1024;

/**
 * What a run of a stage has made: the sizes of its outputs, and the metrics that they hold.
 * @param folder of the pipeline; absolute.
 * @param repository within which links are followed; absolute.
 */
export async function stageResults(
  { outputs }: PlannedRun,
  folder: string,
  repository: string,
): Promise<StageResults> {
  const sizes: Record<string, number> = {};
  for (const { path, isResult } of outputs)
    if (isResult) sizes[path] = await sizeOf(resolve(folder, path), repository);
  return { sizes, metrics: await stageMetrics({ outputs }, folder) };
}

/** The metrics of a run by their names: the name of the output, and the keys in it. What cannot be read has none. */
export async function stageMetrics(
  { outputs }: Pick<PlannedRun, 'outputs'>,
  folder: string,
): Promise<StageResults['metrics']> {
  const metrics: Record<string, number | string | boolean> = {};
  for (const { path, name, isMetrics } of outputs) {
    if (!isMetrics) continue;
    const at = resolve(folder, path);
    const found = await stat(at).catch(() => undefined);
    if (found?.isFile() !== true || found.size > LARGEST) continue;
    Object.assign(metrics, metricsIn(name, await readFile(at, 'utf8').catch(() => '')));
  }
  return metrics;
}

/** Bytes of a file, or of the files of a folder; 0 for what is not there. */
async function sizeOf(path: string, repository: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() !== true) return found?.size ?? 0;
  const files = await filesOfFolder(path, repository);
  return files.reduce((sum, file) => sum + ('stats' in file ? file.stats.size : 0), 0);
}
