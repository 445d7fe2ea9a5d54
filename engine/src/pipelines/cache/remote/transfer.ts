import { chmod, stat } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { inParallel } from '../../../running/parallel.ts';
import type { RunRecord } from '../../record/lock.ts';
import { isContentOf, objectName } from '../object-store.ts';
import type { ResultCache } from '../result-cache.ts';
import type { RemoteStore } from './store.ts';

/** Files that are sent or fetched at once. */
const AT_ONCE = 8;

/** What was sent or fetched. */
export interface Transferred {
  /** Files. */
  readonly count: number;
  /** Bytes. */
  readonly size: number;
  /** Files that were there already. */
  readonly present: number;
  /** Names of runs whose results are not complete where they were to be taken from. */
  readonly missing: readonly string[];
}

type Records = ReadonlyMap<string, RunRecord>;

/** Sends the recorded results of a pipeline to another store. */
export async function pushResults(
  records: Records,
  cache: ResultCache,
  store: RemoteStore,
): Promise<Transferred> {
  const told = { count: 0, size: 0, present: 0 };
  const missing: string[] = [];
  const sent = new Map<string, Promise<void>>();
  const send = async (digest: string): Promise<void> => {
    const name = objectAddress(digest);
    if (await store.has(name)) told.present++;
    else {
      const path = cache.objects.contentOf(digest);
      if (!(await isContentOf(path, digest)))
        throw new TaskError(t('"{0}" in the cache is damaged: run "vitruve cache verify"', digest));
      await store.put(name, path, digest.endsWith('/') ? undefined : digest.replace(/\+x$/u, ''));
      const { size } = await stat(path);
      told.count++;
      told.size += size;
    }
  };
  await inParallel([...records], AT_ONCE, async ([run, { outputs }]) => {
    const digests = Object.values(outputs);
    if (digests.length === 0) return;
    for (const digest of digests) {
      if (!(await cache.has(digest))) {
        missing.push(run);
        return;
      }
    }
    const parts = (await Promise.all(digests.map((digest) => cache.objects.partsOf(digest)))).flat();
    for (const part of parts) {
      const sending = sent.get(part) ?? send(part);
      sent.set(part, sending);
      await sending;
    }
  });
  return { ...told, missing };
}

/** Fetches the recorded results of a pipeline from another store into the cache; each is compared with its SHA-256. */
export async function pullResults(
  records: Records,
  cache: ResultCache,
  store: RemoteStore,
): Promise<Transferred> {
  const told = { count: 0, size: 0, present: 0 };
  const missing: string[] = [];
  const fetched = new Map<string, Promise<boolean>>();
  const fetchOne = async (digest: string): Promise<boolean> => {
    if (await cache.objects.has(digest)) {
      told.present++;
      return true;
    }
    return cache.objects.put(digest, async (to) => {
      if (!(await store.get(objectAddress(digest), to))) return false;
      if (!(await isContentOf(to, digest)))
        throw new TaskError(t('"{0}" is not what its SHA-256 says', digest));
      if (digest.endsWith('+x')) await chmod(to, 0o755);
      const { size } = await stat(to);
      told.count++;
      told.size += size;
      return true;
    });
  };
  const fetchAll = async (digests: readonly string[]): Promise<boolean> => {
    for (const digest of digests) {
      const fetching = fetched.get(digest) ?? fetchOne(digest);
      fetched.set(digest, fetching);
      if (!(await fetching)) return false;
      const [, ...files] = await cache.objects.partsOf(digest);
      if (!(await fetchAll(files))) return false;
    }
    return true;
  };
  await inParallel([...records], AT_ONCE, async ([run, { key, outputs }]) => {
    const digests = Object.values(outputs);
    if (digests.length === 0) return;
    if (await fetchAll(digests)) await cache.noteResult(key, outputs);
    else missing.push(run);
  });
  return { ...told, missing };
}

function objectAddress(digest: string): string {
  const name = objectName(digest);
  return `objects/${name.slice(0, 2)}/${name}`;
}
