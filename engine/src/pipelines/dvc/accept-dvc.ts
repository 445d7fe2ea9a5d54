import { dirname, join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import type { PipelineRequest } from '../execution.ts';
import { OWN_FOLDER } from '../own-folder.ts';
import { claimPipeline } from '../processes/runner-claim.ts';
import { RunError } from '../run-error.ts';
import { recoverRuns } from '../staging/recover.ts';
import { openDvcProject } from './dvc-project.ts';
import { recordDvcStage } from './dvc-stage.ts';
import { openDvcState } from './dvc-state.ts';
import { dvcInputs } from './dvc-status.ts';
import { openDvc } from './open-dvc.ts';
import { mustBeOfDvc, selectedStages } from './run-dvc.ts';

/**
 * Records what is on disk as the results of stages in `dvc.lock` and keeps it in the cache, as `dvc commit` does.
 * @returns the names of the stages.
 * @throws UserError when a stage, an input or an output does not exist; then nothing is recorded.
 */
export async function acceptDvc(request: PipelineRequest): Promise<readonly string[]> {
  mustBeOfDvc(request);
  const project = await openDvcProject(dirname(request.path), request.environment);
  const opened = await openDvc(request.path, project.root);
  const selection = { ...request.selection, only: true };
  const stages = selectedStages(opened, { selection });
  const own = join(opened.root, OWN_FOLDER);
  const claimed = await claimPipeline(own, opened.root, opened.path);
  try {
    await recoverRuns(own, opened.root, request.environment);
    const { state, digests } = await openDvcState(request, opened, project);
    const inputs = new Map<string, Awaited<ReturnType<typeof dvcInputs>>>();
    for (const stage of stages) {
      inputs.set(stage.name, await dvcInputs(stage, state));
      for (const { path } of stage.outs)
        if (!(await state.files.of(resolve(opened.folder, path))))
          throw new RunError(t('The output "{0}" does not exist', path));
    }
    for (const stage of stages) {
      const read = inputs.get(stage.name);
      const run = { stage, opened, project, state, request };
      const fault = read && (await recordDvcStage(run, { inputs: read }));
      if (fault !== undefined) throw new RunError(fault);
    }
    await digests.save();
    return stages.map(({ name }) => name);
  } finally {
    await claimed.release();
  }
}
