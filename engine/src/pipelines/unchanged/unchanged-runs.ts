import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { workspaceFolderOf } from '@vitruve/workspace';
import type { PipelineRequest } from '../execution.ts';
import type { FileDigests } from '../keys/file-digests.ts';
import { noCounts, type PipelineOutcome } from '../outcome.ts';
import { OWN_FOLDER } from '../own-folder.ts';
import { readSnapshot } from './snapshot.ts';

/**
 * Tells of a pipeline in which nothing changed since all of it was up to date, without reading it.
 * @returns undefined when something changed, or may have: then the pipeline is to be read.
 */
export async function unchangedOutcome(
  request: PipelineRequest,
  own: string,
  digests: FileDigests,
): Promise<PipelineOutcome | undefined> {
  if (request.force) return undefined;
  const snapshot = await readSnapshot(own, request);
  if (!snapshot) return undefined;
  // What a runner that was killed has left is put in order first.
  if ((await readdir(join(own, 'runs')).catch((): string[] => [])).length > 0) return undefined;
  for (const [path, digest] of snapshot.files) {
    const now = digests.known(path) ?? (await digests.of(path).catch(() => undefined));
    if ((now ?? null) !== digest) return undefined;
  }
  const counts = noCounts();
  for (const run of snapshot.runs) {
    counts[run.state]++;
    request.onEvent({ event: 'ended', milliseconds: 0, ...run });
  }
  await digests.save();
  return { status: 'succeeded', counts };
}

/** Where the state of the runs of a pipeline is. */
export function placesOf(path: string): { readonly root: string; readonly own: string } {
  const root = workspaceFolderOf({ path, folder: false }, dirname(path));
  return { root, own: join(root, OWN_FOLDER) };
}
