import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { isPipelinePath } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { ContainerEngine } from './containers/container-engine.ts';
import { stageImage } from './containers/stage-image.ts';
import { ResultCache } from './cache/result-cache.ts';
import { storeOutputs } from './cache/results.ts';
import type { PipelineRequest } from './execution.ts';
import { FileDigests } from './keys/file-digests.ts';
import { keyOf } from './keys/run-key.ts';
import { OWN_FOLDER } from './own-folder.ts';
import { isDvcFile } from './plan/dvc-file.ts';
import { openPipeline } from './plan/open-pipeline.ts';
import { withParameters } from './plan/parameters.ts';
import { planOf } from './plan/plan.ts';
import { settingsOf } from './plan/stage-settings.ts';
import { claimPipeline } from './processes/runner-claim.ts';
import { Lock } from './record/lock.ts';
import type { StageRun } from './run-stage.ts';
import { tellingFileFaults } from './state-faults.ts';
import { recoverRuns } from './staging/recover.ts';
import { LoadedTasks } from '../running/loaded-tasks.ts';
import { inputsOf, recordOf } from './up-to-date.ts';

/**
 * Records what is on disk as the result of stages, without running them: after a change that does not change what they make.
 * @returns the names of the runs.
 * @throws UserError when a stage, an input or an output does not exist; then nothing is recorded.
 */
export function acceptResults(request: PipelineRequest): Promise<readonly string[]> {
  return tellingFileFaults(() => acceptNamed(request));
}

async function acceptNamed(request: PipelineRequest): Promise<readonly string[]> {
  if (request.selection.stages.length === 0)
    throw new TaskError(t('Name the stages whose results to accept'));
  if (isDvcFile(request.path)) {
    const { acceptDvc } = await import('./dvc/accept-dvc.ts');
    return acceptDvc(request);
  }
  const opened = await openPipeline(request.path);
  const pipeline = await withParameters(opened.pipeline, opened.folder, request.parameters);
  const plan = planOf(pipeline, { ...request.selection, only: true });
  const own = join(opened.root, OWN_FOLDER);
  const claimed = await claimPipeline(own, opened.root, opened.path);
  const tasks = new LoadedTasks(request.tasks);
  try {
    await recoverRuns(own, opened.root, request.environment);
    const digests = await FileDigests.open(join(own, 'files.json'), opened.root, {
      isRehashing: request.rehash,
    });
    const lock = await Lock.open(opened.path, false);
    const cache = ResultCache.of(request.environment);
    const accepted: string[] = [];
    for (const planned of plan.stages.flatMap(({ runs }) => runs)) {
      if (isPipelinePath(planned.stage.uses?.text ?? ''))
        throw new TaskError(t('"{0}" is a pipeline: accept its stages in its own file', planned.name));
      const settings = settingsOf(plan, planned);
      const containers = settings.image === undefined ? undefined : ContainerEngine.find(request.environment);
      const image = await stageImage(
        planned,
        settings,
        containers,
        lock.get(planned.name)?.values['image'],
        undefined,
      );
      const run: StageRun = { opened, plan, planned, settings, request, tasks, image, containers };
      const inputs = await inputsOf(run, digests, lock);
      // What was made elsewhere is compared by its bytes.
      const record = await recordOf(run, { inputs, key: keyOf(inputs, planned) }, digests, {});
      lock.set(planned.name, record);
      if (cache) await storeOutputs(record, opened.folder, cache, digests);
      accepted.push(planned.name);
    }
    await lock.save();
    await digests.save();
    return accepted;
  } finally {
    await tasks.dispose();
    await claimed.release();
  }
}
