import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { ONE, quantityOf } from '@vitruve/manifests';
import { writeWhole } from '@vitruve/workspace';
import { folderDigest, sha256Of, type FileDigests, type FolderListing } from '../keys/file-digests.ts';
import { duplicate } from './place.ts';

/** Bytes that are kept, unless `VITRUVE_CACHE_SIZE` says otherwise. */
const LIMIT = 20 * 1024 ** 3;

/** The name of the content of an object in its folder, whose time is that of its last use. */
const CONTENT = 'content';

/**
 * The results of runs by their contents, shared by all clones of all repositories of a user. What was not used for longest is removed
 * when there is more than the limit.
 */
export class ResultCache {
  readonly #folder: string;
  readonly #limit: number;
  #hasGrown = false;

  private constructor(folder: string, limit: number) {
    this.#folder = folder;
    this.#limit = limit;
  }

  /** The cache that variables name, or the one of the user; undefined when it is switched off. */
  static of(environment: NodeJS.ProcessEnv): ResultCache | undefined {
    const { VITRUVE_CACHE, VITRUVE_CACHE_SIZE = '' } = environment;
    if (VITRUVE_CACHE === 'off') return undefined;
    const nanos = quantityOf(VITRUVE_CACHE_SIZE)?.nanos;
    return new ResultCache(
      VITRUVE_CACHE || userCache(environment),
      nanos === undefined ? LIMIT : Number(nanos / ONE),
    );
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
    const file = this.#keyFile(key);
    await mkdir(dirname(file), { recursive: true });
    await writeWhole(file, Buffer.from(JSON.stringify(outputs)), true);
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
    await this.#put(this.#object(digest), async (at) => {
      await mkdir(at);
      await writeFile(join(at, CONTENT), JSON.stringify(files));
    });
    return true;
  }

  /** Whether the content of a digest is here, as far as its names tell. */
  async has(digest: string): Promise<boolean> {
    if (!(await isThere(join(this.#object(digest), CONTENT)))) return false;
    if (!digest.endsWith('/')) return true;
    const files = await this.#listing(digest);
    for (const [, one] of files ?? []) if (!(await isThere(join(this.#object(one), CONTENT)))) return false;
    return files !== undefined;
  }

  /** The file that holds the content of a digest of a file; undefined when it is not here. Nobody may write into it. */
  async fileOf(digest: string): Promise<string | undefined> {
    const path = join(this.#object(digest), CONTENT);
    return !digest.endsWith('/') && (await isThere(path)) ? path : undefined;
  }

  /**
   * Puts a content into its place.
   * @param beside a path on the same file system where nothing is.
   * @returns false when it is not here, or no longer what it was.
   */
  async restore(digest: string, path: string, beside: string): Promise<boolean> {
    await rm(beside, { recursive: true, force: true });
    await mkdir(dirname(beside), { recursive: true });
    try {
      if (!(await this.#restoreTo(digest, beside))) return false;
      await mkdir(dirname(path), { recursive: true });
      if (await isOther(path, digest.endsWith('/'))) await rm(path, { recursive: true, force: true });
      await rename(beside, path);
      return true;
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  }

  /** Removes what was not used for longest, when something was added and there is too much. */
  async prune(): Promise<void> {
    if (!this.#hasGrown) return;
    this.#hasGrown = false;
    const objects: { readonly path: string; readonly size: number; readonly used: number }[] = [];
    const root = join(this.#folder, 'objects');
    for (const group of await readdir(root).catch((): string[] => [])) {
      for (const name of await readdir(join(root, group)).catch((): string[] => [])) {
        const path = join(root, group, name);
        const [folder, content] = await Promise.all(
          [stat(path), stat(join(path, CONTENT))].map((one) => one.catch(() => undefined)),
        );
        if (folder && content) objects.push({ path, size: content.size, used: folder.mtimeMs });
      }
    }
    let total = objects.reduce((sum, { size }) => sum + size, 0);
    for (const { path, size } of objects.sort((a, b) => a.used - b.used)) {
      if (total <= this.#limit) break;
      await rm(path, { recursive: true, force: true });
      total -= size;
    }
  }

  async #storeFile(path: string, digest: string): Promise<void> {
    await this.#put(this.#object(digest), async (at) => {
      await mkdir(at);
      await duplicate(path, join(at, CONTENT));
    });
  }

  async #restoreTo(digest: string, to: string): Promise<boolean> {
    const object = this.#object(digest);
    const content = join(object, CONTENT);
    if (digest.endsWith('/')) {
      const files = await this.#listing(digest);
      if (!files) return false;
      await mkdir(to);
      for (const [name, one] of files) {
        await mkdir(dirname(join(to, name)), { recursive: true });
        if (!(await this.#restoreTo(one, join(to, name)))) return false;
      }
    } else {
      const found = await stat(content).catch(() => undefined);
      if (!found) return false;
      if ((await sha256Of(content, found.size)) !== digest.replace(/\+x$/u, '')) {
        // Something wrote into it.
        await rm(object, { recursive: true, force: true });
        return false;
      }
      await duplicate(content, to);
    }
    const now = new Date();
    await utimes(object, now, now).catch(() => undefined);
    return true;
  }

  /** The files of a folder that was kept. */
  async #listing(digest: string): Promise<FolderListing['files'] | undefined> {
    try {
      const text = await readFile(join(this.#object(digest), CONTENT), 'utf8');
      const files = JSON.parse(text) as FolderListing['files'];
      const isSafe = files.every(([name]) => !name.split('/').includes('..') && !name.startsWith('/'));
      return isSafe && folderDigest(files) === digest ? files : undefined;
    } catch {
      return undefined;
    }
  }

  #object(digest: string): string {
    const name = digest.endsWith('/') ? `${digest.slice(0, -1)}.folder` : digest;
    return join(this.#folder, 'objects', name.slice(0, 2), name);
  }

  #keyFile(key: string): string {
    return join(this.#folder, 'results', key.slice(0, 2), key);
  }

  /** Makes a folder elsewhere and gives it its name, unless another process was faster. */
  async #put(path: string, make: (at: string) => Promise<void>): Promise<void> {
    if (await isThere(path)) return;
    const at = join(this.#folder, 'new', randomBytes(8).toString('hex'));
    await mkdir(dirname(at), { recursive: true });
    await mkdir(dirname(path), { recursive: true });
    try {
      await make(at);
      await rename(at, path).catch(async (error: unknown) => {
        if (!(await isThere(path))) throw error;
      });
      this.#hasGrown = true;
    } finally {
      await rm(at, { recursive: true, force: true });
    }
  }
}

function userCache({ XDG_CACHE_HOME, LOCALAPPDATA }: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32' && LOCALAPPDATA) return join(LOCALAPPDATA, 'vitruve', 'results');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'vitruve', 'results');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'vitruve', 'results');
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Whether something is in a place that a file, or a folder, cannot take in one step. */
async function isOther(path: string, isFolder: boolean): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && (isFolder || found.isDirectory());
}
