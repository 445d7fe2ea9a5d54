import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { isDvcFile } from '../plan/dvc-file.ts';
import { lockPathOf, recordsIn, type RunRecord } from '../record/lock.ts';
import type { Removed } from './object-store.ts';
import { remoteStore } from './remote/remote-store.ts';
import { pullResults, pushResults, type Transferred } from './remote/transfer.ts';
import { ResultCache } from './result-cache.ts';

/** What a cache holds. */
export interface CacheInfo {
  /** Absolute. */
  readonly folder: string;
  /** Contents. */
  readonly count: number;
  /** Bytes. */
  readonly size: number;
  /** Bytes that are kept. */
  readonly limit: number;
}

/** The cache that the environment names. @throws TaskError when it is switched off. */
function cacheOf(environment: NodeJS.ProcessEnv): ResultCache {
  const cache = ResultCache.of(environment);
  if (!cache) throw new TaskError(t('The cache is switched off: VITRUVE_CACHE is "off"'));
  return cache;
}

/** Where the cache is, and how much is in it. */
export async function cacheInfo(environment: NodeJS.ProcessEnv): Promise<CacheInfo> {
  const { folder, limit, objects } = cacheOf(environment);
  const all = await objects.all();
  return { folder, limit, count: all.length, size: all.reduce((sum, { size }) => sum + size, 0) };
}

/** Removes what was not used for longest. @param limit bytes that are kept; those of the environment when it is undefined. */
export async function pruneCache(
  environment: NodeJS.ProcessEnv,
  limit: number | undefined,
): Promise<Removed> {
  const cache = cacheOf(environment);
  return cache.objects.pruneTo(limit ?? cache.limit);
}

/** Reads all contents again, and removes those that are not what their digests say. */
export async function verifyCache(
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly count: number; readonly removed: readonly string[] }> {
  const { objects } = cacheOf(environment);
  const removed: string[] = [];
  const all = await objects.all();
  for (const { digest } of all) {
    if (await objects.isIntact(digest)) continue;
    await objects.remove(digest);
    removed.push(digest);
  }
  return { count: all.length, removed };
}

/**
 * Sends the results that the lock file of a pipeline records to another store, or fetches them from there.
 * @param path of the pipeline; absolute. @param address a folder, or `s3://bucket/prefix`.
 * @throws TaskError when there is no such store, or one of the contents is not what its digest says.
 */
export async function transferResults(
  direction: 'push' | 'pull',
  path: string,
  address: string,
  environment: NodeJS.ProcessEnv,
): Promise<Transferred> {
  const cache = cacheOf(environment);
  const store = remoteStore(address, process.cwd(), environment);
  const records = await recordedResults(path);
  return direction === 'push' ? pushResults(records, cache, store) : pullResults(records, cache, store);
}

async function recordedResults(path: string): Promise<ReadonlyMap<string, RunRecord>> {
  if (isDvcFile(path))
    throw new TaskError(
      t('The results of "{0}" are in the cache of DVC: run "dvc push" or "dvc pull"', basename(path)),
    );
  const lock = lockPathOf(path);
  const text = await readFile(lock, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw new TaskError(
      t('No results are recorded: "{0}" does not exist', lock.slice(dirname(lock).length + 1)),
    );
  return recordsIn(text, lock).records;
}
