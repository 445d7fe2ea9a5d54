import type { PipelineRequest } from './execution.ts';
import { isDvcFile } from './plan/dvc-file.ts';
import { watchedFiles, type WatchedFiles } from './watching/watched-files.ts';

/** The files whose changes a pipeline, or a `dvc.yaml`, follows. @throws TaskError when it has errors. */
export async function watchedFilesOf(
  request: Pick<PipelineRequest, 'path' | 'parameters' | 'selection'>,
): Promise<WatchedFiles> {
  if (!isDvcFile(request.path)) return watchedFiles(request);
  const { watchedDvcFiles } = await import('./dvc/watched-dvc-files.ts');
  return watchedDvcFiles(request);
}
