import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { nearest, type RunnableDvcStage } from '@vitruve/manifests';
import { reasonOf, TaskError } from '@vitruve/workspace';
import type { OnEvent } from '../events.ts';
import type { PipelineRequest } from '../execution.ts';
import { runHead } from '../history/run-head.ts';
import { historyLimit, RunRecorder } from '../history/run-recorder.ts';
import { noCounts, type PipelineOutcome } from '../outcome.ts';
import { OWN_FOLDER } from '../own-folder.ts';
import { claimPipeline } from '../processes/runner-claim.ts';
import { recoverRuns } from '../staging/recover.ts';
import { openDvcProject, type DvcProject } from './dvc-project.ts';
import { DvcSchedule } from './dvc-schedule.ts';
import { openDvcState } from './dvc-state.ts';
import { sourceWarnings } from './dvc-sources.ts';
import { openDvc, type OpenedDvc } from './open-dvc.ts';

/**
 * Runs the stages of a `dvc.yaml` as DVC does: `dvc.lock` decides what is up to date, and results are kept in the cache of DVC.
 * @throws TaskError when it cannot begin.
 */
export async function runDvc(request: PipelineRequest): Promise<PipelineOutcome> {
  mustBeOfDvc(request);
  const project = await openDvcProject(dirname(request.path), request.environment);
  const opened = await openDvc(request.path, project.root);
  const stages = selectedStages(opened, request);
  const own = join(opened.root, OWN_FOLDER);
  const claimed = request.dryRun ? undefined : await claimPipeline(own, opened.root, opened.path);
  try {
    return await recorded(request, opened, (one) => runStages(one, opened, project, stages));
  } finally {
    await claimed?.release();
  }
}

/** @throws TaskError for what only pipelines of Vitruve have. */
export function mustBeOfDvc({
  parameters,
  selection,
}: Pick<PipelineRequest, 'parameters' | 'selection'>): void {
  if (parameters.size > 0)
    throw new TaskError(t('"--param" is not for DVC: its parameters are in files, such as params.yaml'));
  if (selection.partitions && selection.partitions.size > 0)
    throw new TaskError(t('"--partition" is not for DVC: it has no partitions'));
}

/** In their order. @throws TaskError for a stage that does not exist. */
export function selectedStages(
  { stages }: OpenedDvc,
  { selection }: Pick<PipelineRequest, 'selection'>,
): readonly RunnableDvcStage[] {
  if (selection.stages.length === 0) return stages;
  const byName = new Map(stages.map((stage) => [stage.name, stage]));
  const waiting = selection.stages.flatMap((asked) => {
    const found = stages.filter(({ name, stage }) => name === asked || stage === asked);
    if (found.length > 0) return found;
    const similar = nearest(asked, byName.keys());
    throw new TaskError(
      similar === undefined
        ? t('Stage "{0}" does not exist. Stages of this pipeline: {1}', asked, [...byName.keys()].join(', '))
        : t('Stage "{0}" does not exist. Did you mean "{1}"?', asked, similar),
    );
  });
  const selected = new Set<RunnableDvcStage>();
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    if (selected.has(stage)) continue;
    selected.add(stage);
    if (!selection.only) waiting.push(...stage.before.flatMap((name) => byName.get(name) ?? []));
  }
  return stages.filter((stage) => selected.has(stage));
}

/** Keeps in the history what was told. */
async function recorded(
  request: PipelineRequest,
  opened: OpenedDvc,
  run: (request: PipelineRequest) => Promise<PipelineOutcome>,
): Promise<PipelineOutcome> {
  const limit = historyLimit(request.environment);
  if (request.dryRun || limit === 0) return run(request);
  const recorder = new RunRecorder(join(opened.root, OWN_FOLDER), limit, () =>
    runHead(opened, { params: new Map() }, request),
  );
  const onEvent: OnEvent = (event) => {
    recorder.hear(event);
    request.onEvent(event);
  };
  let status: PipelineOutcome['status'] = 'failed';
  try {
    const outcome = await run({ ...request, onEvent });
    ({ status } = outcome);
    return outcome;
  } finally {
    const fault = await recorder.end(status);
    if (fault !== undefined)
      request.onEvent({
        event: 'warning',
        message: t('The run could not be recorded: {0}', reasonOf(fault)),
      });
  }
}

async function runStages(
  request: PipelineRequest,
  opened: OpenedDvc,
  project: DvcProject,
  stages: readonly RunnableDvcStage[],
): Promise<PipelineOutcome> {
  const own = join(opened.root, OWN_FOLDER);
  const taken = request.dryRun ? 0 : await recoverRuns(own, opened.root, request.environment);
  if (taken > 0)
    request.onEvent({ event: 'warning', message: t('Interrupted runs were rolled back: {0}', taken) });
  const { state, digests } = await openDvcState(request, opened, project);
  for (const message of await sourceWarnings(opened, project.root, state.files))
    request.onEvent({ event: 'warning', message });
  const counts = noCounts();
  const schedule = new DvcSchedule({ request, opened, project, state, counts });
  try {
    await schedule.run(stages);
  } finally {
    if (!request.dryRun || existsSync(own)) await digests.save();
  }
  const isCancelled = request.signal.aborted && counts.cancelled > 0;
  return { status: isCancelled ? 'cancelled' : counts.failed > 0 ? 'failed' : 'succeeded', counts };
}
