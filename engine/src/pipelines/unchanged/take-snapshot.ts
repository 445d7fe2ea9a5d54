import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SETTINGS_FILE } from '@vitruve/workspace';
import type { StageResults } from '../events.ts';
import type { PipelineRequest } from '../execution.ts';
import { isOld, type FileDigests } from '../keys/file-digests.ts';
import type { OpenedPipeline } from '../plan/open-pipeline.ts';
import type { Plan, PlannedRun } from '../plan/plan.ts';
import { nextPeriodEnd } from '@vitruve/manifests';
import { settingsOf } from '../plan/stage-settings.ts';
import { lockPathOf, type RunRecord } from '../record/lock.ts';
import { writeSnapshot, type UnchangedRun } from './snapshot.ts';

/** What a run of a stage is recorded with, when its result is there. */
export interface CurrentResult {
  readonly record: RunRecord;
  readonly metrics: StageResults['metrics'];
}

/** Digests of what decides how a pipeline is read, by absolute path. */
export type DecidingFiles = ReadonlyMap<string, string | undefined>;

/**
 * What decides how a pipeline is read, as it was when it was read.
 * @param began milliseconds of the clock before it was read.
 * @returns undefined when one of the files is so new that it may have changed since.
 */
export async function decidingFiles(
  { path, root, readFrom }: OpenedPipeline,
  digests: FileDigests,
  began: number,
): Promise<DecidingFiles | undefined> {
  const files = new Map<string, string | undefined>();
  for (const file of [path, join(root, SETTINGS_FILE), ...readFrom]) {
    const stats = await stat(file, { bigint: true }).catch(() => undefined);
    if (stats && !isOld(stats, began)) return undefined;
    files.set(file, await digests.of(file));
  }
  return files;
}

/** A run of a pipeline whose end may be that of the next one. */
export interface EndedPlan {
  readonly opened: OpenedPipeline;
  readonly plan: Plan;
  /** The folder of the state of runs; absolute. */
  readonly own: string;
  readonly deciding: DecidingFiles;
  /** By the names of runs. */
  readonly current: ReadonlyMap<string, CurrentResult>;
}

/**
 * Keeps that all of a pipeline is up to date, if it is, so that the next run need not read it. The files of a task are only known to
 * the task: a pipeline that has one is read each time.
 */
export async function takeSnapshot(
  request: PipelineRequest,
  { opened, plan, own, deciding, current }: EndedPlan,
  digests: FileDigests,
): Promise<void> {
  const files = new Map(deciding);
  const runs: UnchangedRun[] = [];
  for (const { stage, runs: planned } of plan.stages) {
    if (stage.uses) return;
    if (planned.length === 0) runs.push({ run: stage.name, state: 'skipped' });
    for (const run of planned) {
      const result = current.get(run.name);
      const { cache, image } = settingsOf(plan, run);
      // What a tag of an image means is asked for each time.
      // The age of data changes by itself.
      if (run.outputs.some(({ quality }) => quality !== undefined)) return;
      if (!result || !cache || (image !== undefined && !image.includes('@sha256:'))) return;
      addFiles(files, opened.folder, result.record);
      const periods = Object.keys(run.periods).length > 0 ? { periods: run.periods } : {};
      runs.push({ run: run.name, state: 'up-to-date', ...metricsOf(run, result), ...periods });
    }
  }
  for (const [path, digest] of deciding) if ((await digests.of(path)) !== digest) return;
  const lock = lockPathOf(opened.path);
  files.set(lock, await digests.of(lock));
  await writeSnapshot(own, request, {
    files: [...files].map(([path, digest]) => [path, digest ?? null]),
    runs,
    until: nextPeriodEnd(plan.pipeline) ?? null,
  });
}

function addFiles(
  files: Map<string, string | undefined>,
  folder: string,
  { inputs, outputs }: RunRecord,
): void {
  for (const part of [inputs, outputs])
    for (const [path, digest] of Object.entries(part)) files.set(resolve(folder, path), digest);
}

function metricsOf({ outputs }: PlannedRun, { metrics }: CurrentResult): Pick<UnchangedRun, 'metrics'> {
  return outputs.some(({ isMetrics }) => isMetrics) ? { metrics } : {};
}
