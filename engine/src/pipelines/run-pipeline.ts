import { join } from 'node:path';
import { isDvcFile } from './plan/dvc-file.ts';
import type { PipelineRequest } from './execution.ts';
import { FileDigests } from './keys/file-digests.ts';
import type { PipelineOutcome } from './outcome.ts';
import { tellingFileFaults } from './state-faults.ts';
import { placesOf, unchangedOutcome } from './unchanged/unchanged-runs.ts';

/**
 * Runs the stages of a pipeline, each when all that it depends on is done.
 * @throws TaskError when it cannot begin: the file has errors, or a parameter or a stage does not exist.
 */
export function runPipeline(request: PipelineRequest): Promise<PipelineOutcome> {
  return tellingFileFaults(async () => {
    if (!isDvcFile(request.path)) return runChanged(request);
    const { runDvc } = await import('./dvc/run-dvc.ts');
    return runDvc(request);
  });
}

async function runChanged(request: PipelineRequest): Promise<PipelineOutcome> {
  const { root, own } = placesOf(request.path);
  const digests = await FileDigests.open(join(own, 'files.json'), root, { isRehashing: request.rehash });
  const unchanged = await unchangedOutcome(request, own, digests);
  if (unchanged) return unchanged;
  // What reads and checks pipelines is loaded only when something changed: that takes longer than to find that nothing did.
  const { runPlan } = await import('./run-plan.ts');
  return runPlan(request, new Map([[root, Promise.resolve(digests)]]));
}
