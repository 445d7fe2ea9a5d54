import { join } from 'node:path';
import type { Workspace } from '@vitruve/manifests';
import type { RecordedRun } from '../history/recorded-run.ts';
import { FileDigests } from '../keys/file-digests.ts';
import { OWN_FOLDER } from '../own-folder.ts';
import { tablesOfRun, type RunTables } from './run-tables.ts';

/** Before digests that DVC records. */
const MD5 = 'md5:';

/**
 * What the files of a workspace folder tell of a run, as far as they are still those that it read and made.
 * @param root the workspace folder; absolute.
 */
export async function knownOfRun(
  run: RecordedRun,
  graph: Workspace['graph'],
  root: string,
): Promise<RunTables> {
  const own = join(root, OWN_FOLDER);
  const sha256 = await FileDigests.open(join(own, 'files.json'), root);
  const md5 = await FileDigests.open(join(own, 'dvc-files.json'), root, { algorithm: 'md5' });
  return tablesOfRun(run, graph, root, async (path, recorded) => {
    if (!recorded.startsWith(MD5)) return sha256.of(path);
    const [digest] = ((await md5.of(path)) ?? '').split('+');
    return `${MD5}${digest ?? ''}`;
  });
}
