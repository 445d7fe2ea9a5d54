import type { ResultDifferences } from './differences/difference.ts';
import type { PipelineRequest } from './execution.ts';
import { isDvcFile } from './plan/dvc-file.ts';

/**
 * Compares the results that a pipeline or a `dvc.yaml` records with those that it records in a commit.
 * @param request its path, parameters and environment count.
 * @throws TaskError when the reference names no commit, or the pipeline cannot be read.
 */
export async function diffResults(
  request: Pick<PipelineRequest, 'path' | 'parameters' | 'environment'>,
  reference: string,
): Promise<ResultDifferences> {
  if (isDvcFile(request.path)) {
    const { diffDvc } = await import('./dvc/diff-dvc.ts');
    return diffDvc(request, reference);
  }
  const { diffPipeline } = await import('./differences/result-differences.ts');
  return diffPipeline(request, reference);
}
