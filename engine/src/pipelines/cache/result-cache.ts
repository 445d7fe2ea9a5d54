import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { amountOf } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import type { FileDigests } from '../keys/file-digests.ts';
import { ObjectStore } from './object-store.ts';
import { duplicate } from './place.ts';

/** Bytes that are kept, unless `VITRUVE_CACHE_SIZE` says otherwise. */
const LIMIT = 20 * 1024 ** 3;

/**
 * The results of runs by their contents, shared by all clones of all repositories of a user. What was not used for longest is removed
 * when there is more than the limit.
 */
export class ResultCache {
  /** Absolute. */
  readonly folder: string;
  /** Bytes that are kept. */
  readonly limit: number;
  readonly objects: ObjectStore;

  private constructor(folder: string, limit: number) {
    this.folder = folder;
    this.limit = limit;
    this.objects = new ObjectStore(folder);
  }

  /**
   * The cache that variables name, or the one of the user; undefined when it is switched off.
   * @throws TaskError when its size is none.
   */
  static of(environment: NodeJS.ProcessEnv): ResultCache | undefined {
    const { VITRUVE_CACHE, VITRUVE_CACHE_SIZE: size = '' } = environment;
    if (VITRUVE_CACHE === 'off') return undefined;
    const limit = size === '' ? LIMIT : amountOf(size);
    if (limit === undefined)
      throw new TaskError(
        t('"{0}" is not a valid size of the cache ({1}): use a size such as 5Gi', size, 'VITRUVE_CACHE_SIZE'),
      );
    return new ResultCache(VITRUVE_CACHE || userCache(environment), limit);
  }

  /** The outputs of a run with a key, by path; undefined when none is known. */
  async resultOf(key: string): Promise<Readonly<Record<string, string>> | undefined> {
    try {
      return JSON.parse(await readFile(this.#keyFile(key), 'utf8')) as Readonly<Record<string, string>>;
    } catch {
      return undefined;
    }
  }

  /** Keeps what the run with a key has made. */
  async noteResult(key: string, outputs: Readonly<Record<string, string>>): Promise<void> {
    await this.#write(this.#keyFile(key), JSON.stringify(outputs));
  }

  /** The hash of the rows of a file of a table, by its digest; undefined when none is known. */
  async rowsOf(digest: string): Promise<string | undefined> {
    return readFile(this.#rowsFile(digest), 'utf8').catch(() => undefined);
  }

  /** Keeps the hash of the rows of a file of a table. */
  async noteRows(digest: string, hash: string): Promise<void> {
    await this.#write(this.#rowsFile(digest), hash);
  }

  /** Keeps a file or a folder. @returns false for a folder that cannot be made again from its files. */
  async store(path: string, digest: string, digests: FileDigests): Promise<boolean> {
    if (!digest.endsWith('/')) {
      await this.#storeFile(path, digest);
      return true;
    }
    const { files, digest: now } = await digests.listing(path);
    if (now !== digest || files.some(([, one]) => one.startsWith('link:'))) return false;
    for (const [name, one] of files) await this.#storeFile(join(path, name), one);
    return this.objects.put(digest, async (at) => {
      await writeFile(at, JSON.stringify(files));
      return true;
    });
  }

  /** Whether the content of a digest is here, as far as its names tell. */
  async has(digest: string): Promise<boolean> {
    if (!digest.endsWith('/')) return this.objects.has(digest);
    const files = await this.objects.listing(digest);
    for (const [, one] of files ?? []) if (!(await this.objects.has(one))) return false;
    return files !== undefined;
  }

  /** The file that holds the content of a digest of a file; undefined when it is not here. Nobody may write into it. */
  async fileOf(digest: string): Promise<string | undefined> {
    return !digest.endsWith('/') && (await this.objects.has(digest))
      ? this.objects.contentOf(digest)
      : undefined;
  }

  /**
   * Makes a file or a folder again.
   * @param to where nothing is; absolute.
   * @returns false when it is not here, or no longer what it was: then there may be a part of it.
   */
  async restore(digest: string, to: string): Promise<boolean> {
    if (digest.endsWith('/')) {
      const files = await this.objects.listing(digest);
      if (!files) return false;
      await mkdir(to);
      for (const [name, one] of files) {
        await mkdir(dirname(join(to, name)), { recursive: true });
        if (!(await this.restore(one, join(to, name)))) return false;
      }
    } else {
      if (!(await this.objects.has(digest))) return false;
      if (!(await this.objects.isIntact(digest))) {
        // Something wrote into it.
        await this.objects.remove(digest);
        return false;
      }
      await duplicate(this.objects.contentOf(digest), to);
    }
    await this.objects.touch(digest);
    return true;
  }

  /** Removes what was not used for longest, when something was added and there is too much, and what killed processes have left. */
  async prune(): Promise<void> {
    await this.objects.clear();
    if (!this.objects.hasGrown) return;
    this.objects.hasGrown = false;
    await this.objects.pruneTo(this.limit);
  }

  #storeFile(path: string, digest: string): Promise<boolean> {
    return this.objects.put(digest, async (at) => {
      await duplicate(path, at);
      return true;
    });
  }

  async #write(file: string, text: string): Promise<void> {
    const beside = await this.objects.beside();
    await mkdir(dirname(file), { recursive: true });
    try {
      await writeFile(beside, text);
      await rename(beside, file);
    } finally {
      await rm(beside, { force: true });
    }
  }

  #rowsFile(digest: string): string {
    return join(this.folder, 'rows', digest.slice(0, 2), basename(digest));
  }

  #keyFile(key: string): string {
    return join(this.folder, 'results', key.slice(0, 2), key);
  }
}

function userCache({ XDG_CACHE_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'vitruve', 'results');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'vitruve', 'results');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'vitruve', 'results');
}
