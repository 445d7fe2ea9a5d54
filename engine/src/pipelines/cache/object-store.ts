import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { clearAbandoned, ownName } from '../../running/processes/abandoned.ts';
import { folderDigest, sha256Of, type FolderListing } from '../keys/file-digests.ts';

/** The name of the content of an object in its folder, whose time is that of its last use. */
const CONTENT = 'content';

/** The folder of contents that are being made. */
const NEW = 'new';

/** Behind the SHA-256 of a folder, in the name of its object. */
const FOLDER = '.folder';

/** A content that is kept. */
export interface KeptObject {
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970 of its last use. */
  readonly used: number;
}

/** What was removed. */
export interface Removed {
  readonly count: number;
  /** Bytes. */
  readonly size: number;
}

/** Contents by their digests. That of a folder is a list of its files, each of which is an object of its own. */
export class ObjectStore {
  readonly #folder: string;
  /** Whether something was added since the last pruning. */
  hasGrown = false;

  /** @param folder absolute. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The path of the content of a digest, whether or not it is here. Nobody may write into it. */
  contentOf(digest: string): string {
    return join(this.#object(digest), CONTENT);
  }

  /** Whether a content is here; of a folder, its list of files. */
  has(digest: string): Promise<boolean> {
    return isThere(this.contentOf(digest));
  }

  /** Whether a content is what its digest says; of a folder, its list of files. */
  async isIntact(digest: string): Promise<boolean> {
    return isContentOf(this.contentOf(digest), digest);
  }

  /** The digests of all that a content is made of: itself, and of a folder its files. */
  async partsOf(digest: string): Promise<readonly string[]> {
    if (!digest.endsWith('/')) return [digest];
    return [digest, ...((await this.listing(digest)) ?? []).map(([, one]) => one)];
  }

  /** The files of a folder that was kept; undefined when its list is not here, or not what it was. */
  async listing(digest: string): Promise<FolderListing['files'] | undefined> {
    try {
      const files = JSON.parse(await readFile(this.contentOf(digest), 'utf8')) as FolderListing['files'];
      const isSafe = files.every(([name]) => !name.split('/').includes('..') && !name.startsWith('/'));
      return isSafe && folderDigest(files) === digest ? files : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * Adds a content that is not here: made elsewhere, and then given its name, unless another process was faster.
   * @param make writes it to a path, and returns whether it did.
   */
  async put(digest: string, make: (to: string) => Promise<boolean>): Promise<boolean> {
    if (await this.has(digest)) return true;
    const path = this.#object(digest);
    const at = await this.beside();
    await mkdir(at);
    try {
      if (!(await make(join(at, CONTENT)))) return false;
      await mkdir(dirname(path), { recursive: true });
      await rename(at, path).catch(async (error: unknown) => {
        if (!(await isThere(path))) throw error;
      });
      this.hasGrown = true;
      return true;
    } finally {
      await rm(at, { recursive: true, force: true });
    }
  }

  /** A path on the same file system where nothing is, for what is made before it gets its name. */
  async beside(): Promise<string> {
    const folder = join(this.#folder, NEW);
    await mkdir(folder, { recursive: true });
    return join(folder, ownName());
  }

  /** Removes what processes that were killed had begun to make. */
  async clear(): Promise<void> {
    await clearAbandoned(join(this.#folder, NEW));
  }

  /** Notes that a content was used now. */
  async touch(digest: string): Promise<void> {
    const now = new Date();
    await utimes(this.#object(digest), now, now).catch(() => undefined);
  }

  async remove(digest: string): Promise<void> {
    await rm(this.#object(digest), { recursive: true, force: true });
  }

  async all(): Promise<readonly KeptObject[]> {
    const objects: KeptObject[] = [];
    const root = join(this.#folder, 'objects');
    for (const group of await readdir(root).catch((): string[] => [])) {
      for (const name of await readdir(join(root, group)).catch((): string[] => [])) {
        const path = join(root, group, name);
        const [folder, content] = await Promise.all(
          [stat(path), stat(join(path, CONTENT))].map((one) => one.catch(() => undefined)),
        );
        if (!folder || !content) continue;
        const digest = name.endsWith(FOLDER) ? `${name.slice(0, -FOLDER.length)}/` : name;
        objects.push({ digest, size: content.size, used: folder.mtimeMs });
      }
    }
    return objects;
  }

  /** Removes what was not used for longest until there is no more than the limit. @param limit bytes. */
  async pruneTo(limit: number): Promise<Removed> {
    const objects = [...(await this.all())].sort((a, b) => a.used - b.used);
    let total = objects.reduce((sum, { size }) => sum + size, 0);
    const removed = { count: 0, size: 0 };
    for (const { digest, size } of objects) {
      if (total <= limit) break;
      await this.remove(digest);
      total -= size;
      removed.count++;
      removed.size += size;
    }
    return removed;
  }

  #object(digest: string): string {
    const name = objectName(digest);
    return join(this.#folder, 'objects', name.slice(0, 2), name);
  }
}

/** A name for files and addresses: that of a folder does not end with a slash. */
export function objectName(digest: string): string {
  return digest.endsWith('/') ? `${digest.slice(0, -1)}${FOLDER}` : digest;
}

/** Whether a file holds the content of a digest; for that of a folder, the list of its files. */
export async function isContentOf(path: string, digest: string): Promise<boolean> {
  try {
    if (!digest.endsWith('/'))
      return (await sha256Of(path, (await stat(path)).size)) === digest.replace(/\+x$/u, '');
    return folderDigest(JSON.parse(await readFile(path, 'utf8')) as FolderListing['files']) === digest;
  } catch {
    return false;
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
