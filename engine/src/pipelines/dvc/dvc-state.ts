import { join } from 'node:path';
import type { PipelineRequest } from '../execution.ts';
import { FileDigests } from '../keys/file-digests.ts';
import { OWN_FOLDER } from '../own-folder.ts';
import { DvcCache } from './dvc-cache.ts';
import { DvcFiles } from './dvc-files.ts';
import { DvcLock } from './dvc-lock.ts';
import type { DvcProject } from './dvc-project.ts';
import type { DvcState } from './dvc-status.ts';
import type { OpenedDvc } from './open-dvc.ts';

/** What stages of DVC are compared with, and the hashes of files, which are to be saved. */
export async function openDvcState(
  { rehash }: Pick<PipelineRequest, 'rehash'>,
  { folder, root }: OpenedDvc,
  project: DvcProject,
): Promise<{ readonly state: DvcState; readonly digests: FileDigests }> {
  const digests = await FileDigests.open(join(root, OWN_FOLDER, 'dvc-files.json'), root, {
    isRehashing: rehash,
    algorithm: 'md5',
  });
  const state = {
    folder,
    files: new DvcFiles(project.root, digests),
    cache: new DvcCache(project.objects),
    lock: await DvcLock.open(join(folder, 'dvc.lock')),
  };
  return { state, digests };
}
