import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { reasonOf, TaskError } from '@vitruve/workspace';
import { ResultCache } from './cache/result-cache.ts';
import type { OnEvent, RunState } from './events.ts';
import type { PipelineRequest } from './execution.ts';
import { runHead } from './history/run-head.ts';
import { historyLimit, RunRecorder } from './history/run-recorder.ts';
import { FileDigests } from './keys/file-digests.ts';
import { noCounts, type PipelineOutcome } from './outcome.ts';
import { openPipeline, type OpenedPipeline } from './plan/open-pipeline.ts';
import { withParameters } from './plan/parameters.ts';
import { planOf, type Plan } from './plan/plan.ts';
import { machineResources } from './plan/stage-settings.ts';
import { claimPipeline } from './processes/runner-claim.ts';
import { Lock } from './record/lock.ts';
import { OWN_FOLDER } from './own-folder.ts';
import { Schedule } from './schedule.ts';
import { decidingFiles, takeSnapshot } from './unchanged/take-snapshot.ts';
import { Shares } from './shares.ts';
import { recoverRuns } from './staging/recover.ts';
import { LoadedTasks } from '../running/loaded-tasks.ts';

/** What a pipeline shares with those that it uses. */
interface Shared {
  readonly shares: Shares;
  readonly cache: ResultCache | undefined;
  readonly tasks: LoadedTasks;
  /** By workspace folder. */
  readonly digests: Map<string, Promise<FileDigests>>;
  readonly counts: Record<RunState, number>;
  /** Files of the pipelines around. */
  readonly around: readonly string[];
}

/**
 * Reads a pipeline and runs its stages, each when all that it depends on is done.
 * @param digests what is known of files, by workspace folder.
 * @throws TaskError when it cannot begin: the file has errors, or a parameter or a stage does not exist.
 */
export async function runPlan(
  request: PipelineRequest,
  digests: Map<string, Promise<FileDigests>>,
): Promise<PipelineOutcome> {
  const shared: Shared = {
    shares: new Shares(request.jobs, machineResources()),
    tasks: new LoadedTasks(request.tasks),
    cache: ResultCache.of(request.environment),
    digests,
    counts: noCounts(),
    around: [],
  };
  try {
    await runWithin(request, shared);
    return { status: statusOf(request, shared), counts: shared.counts };
  } finally {
    // What is in the cache was asked for by nobody: that it cannot be removed is no fault of the run.
    await shared.cache?.prune().catch(() => undefined);
    await shared.tasks.dispose();
  }
}

function statusOf({ signal }: PipelineRequest, { counts }: Shared): PipelineOutcome['status'] {
  if (signal.aborted && counts.cancelled > 0) return 'cancelled';
  return counts.failed > 0 ? 'failed' : 'succeeded';
}

/** @returns whether all of it is done. */
async function runWithin(request: PipelineRequest, shared: Shared): Promise<boolean> {
  if (shared.around.includes(request.path))
    throw new TaskError(t('The pipeline "{0}" uses itself', request.path));
  const began = Date.now();
  const opened = await openPipeline(request.path);
  const pipeline = await withParameters(opened.pipeline, opened.folder, request.parameters);
  const plan = planOf(pipeline, request.selection);
  const own = join(opened.root, OWN_FOLDER);
  const claimed = request.dryRun ? undefined : await claimPipeline(own, opened.root, opened.path);
  try {
    return await runRecorded(request, shared, { opened, plan, own, began });
  } finally {
    await claimed?.release();
  }
}

interface Claimed {
  readonly opened: OpenedPipeline;
  readonly plan: Plan;
  /** The folder of the state of runs; absolute. */
  readonly own: string;
  /** Milliseconds of the clock before the pipeline was read. */
  readonly began: number;
}

/** Runs it and keeps in the history what was told. Pipelines that are used are part of the run of the one around. */
async function runRecorded(request: PipelineRequest, shared: Shared, claimed: Claimed): Promise<boolean> {
  const { opened, plan, own } = claimed;
  const limit = historyLimit(request.environment);
  if (request.dryRun || shared.around.length > 0 || limit === 0) return runClaimed(request, shared, claimed);
  const recorder = new RunRecorder(own, limit, () => runHead(opened, plan.pipeline, request));
  const onEvent: OnEvent = (event) => {
    recorder.hear(event);
    request.onEvent(event);
  };
  try {
    return await runClaimed({ ...request, onEvent }, shared, claimed);
  } finally {
    const fault = await recorder.end(statusOf(request, shared));
    if (fault !== undefined)
      request.onEvent({
        event: 'warning',
        message: t('The run could not be recorded: {0}', reasonOf(fault)),
      });
  }
}

async function runClaimed(
  request: PipelineRequest,
  shared: Shared,
  { opened, plan, own, began }: Claimed,
): Promise<boolean> {
  const recovered = request.dryRun ? 0 : await recoverRuns(own, opened.root, request.environment);
  if (recovered > 0)
    request.onEvent({
      event: 'warning',
      message: t('Interrupted runs were rolled back: {0}', recovered),
    });
  const digests = await digestsOf(own, opened.root, shared, request.rehash);
  const lock = await Lock.open(opened.path, request.dryRun);
  if (lock.unreadable > 0)
    request.onEvent({
      event: 'warning',
      message: t('Some lines of the lock file cannot be read: their stages run again'),
    });
  const deciding = await decidingFiles(opened, digests, began);
  const schedule = new Schedule({
    opened,
    plan,
    request,
    ...shared,
    lock,
    digests,
    runUsed: (used, inner) =>
      runWithin({ ...inner, path: used }, { ...shared, around: [...shared.around, request.path] }),
  });
  try {
    return await schedule.run();
  } finally {
    lock.retain((stage) => plan.pipeline.stages.has(stage));
    await lock.save();
    if (deciding && !request.dryRun && shared.around.length === 0 && lock.unreadable === 0)
      // Where it cannot be written, the next run reads the pipeline.
      await takeSnapshot(request, { opened, plan, own, deciding, current: schedule.current }, digests).catch(
        () => undefined,
      );
    // A dry run leaves a folder that was never run as it is.
    if (!request.dryRun || existsSync(own)) await digests.save();
  }
}

function digestsOf(
  own: string,
  root: string,
  { digests }: Shared,
  isRehashing: boolean,
): Promise<FileDigests> {
  const known = digests.get(root) ?? FileDigests.open(join(own, 'files.json'), root, { isRehashing });
  digests.set(root, known);
  return known;
}
