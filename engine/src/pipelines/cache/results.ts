import { resolve } from 'node:path';
import type { FileDigests } from '../keys/file-digests.ts';
import type { RunRecord } from '../record/lock.ts';
import { putTogether, type KnownOutput } from '../staging/put-together.ts';
import type { ResultCache } from './result-cache.ts';

/** Whether all outputs of a record could be restored, as far as names tell. */
export async function canRestore({ outputs }: RunRecord, cache: ResultCache | undefined): Promise<boolean> {
  for (const digest of Object.values(outputs)) if ((await cache?.has(digest)) !== true) return false;
  return Object.keys(outputs).length > 0;
}

/**
 * Restores the outputs of a record that are not on disk: all of them, or none.
 * @param folder that the paths of outputs count from; absolute.
 * @param root the folder that holds the state of runs; absolute.
 * @returns false when one is not in the cache, or is no longer what it was.
 */
export async function restoreOutputs(
  record: RunRecord,
  { folder, root }: { readonly folder: string; readonly root: string },
  cache: ResultCache | undefined,
  digests: FileDigests,
): Promise<boolean> {
  if (!cache || !(await canRestore(record, cache))) return false;
  const missing: KnownOutput[] = [];
  for (const [shown, digest] of Object.entries(record.outputs)) {
    const path = resolve(folder, shown);
    if ((await digests.of(path)) === digest) continue;
    missing.push({ path, shown, make: (to) => cache.restore(digest, to) });
  }
  return putTogether(root, missing);
}

/** Keeps the outputs of a record. @throws the error of the file system, as when the disk is full. */
export async function storeOutputs(
  { key, outputs, rows = {} }: RunRecord,
  folder: string,
  cache: ResultCache,
  digests: FileDigests,
): Promise<void> {
  for (const [path, digest] of Object.entries(outputs))
    if (!(await cache.store(resolve(folder, path), digest, digests))) return;
  for (const [path, hash] of Object.entries(rows)) await cache.noteRows(outputs[path] ?? '', hash);
  if (Object.keys(outputs).length > 0) await cache.noteResult(key, outputs);
}
