import { createHash } from 'node:crypto';
import { statSync, type BigIntStats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeWhole } from '@vitruve/workspace';
import { fileHash, type HashAlgorithm } from '../../running/file-hash.ts';
import { inParallel } from '../../running/parallel.ts';
import { ownFolder } from '../own-folder.ts';
import { filesOfFolder } from './folder-files.ts';

/** Files that are read at once. */
const AT_ONCE = 8;

/** Bytes of a file that is read at once. */
const SMALL = 1024 * 1024;

/**
 * Milliseconds for which a file is not trusted to be as its times say: it may change again before the clock of the file system
 * goes on. Where times have no parts below a millisecond, that clock may be as slow as two seconds.
 */
const YOUNG = { fine: 100, coarse: 2100 };

/** Of the file in which digests are kept. */
const VERSION = 1;

interface Known {
  /** Size, times, number and mode of the file: another one is another file. */
  readonly stamp: string;
  readonly digest: string;
}

interface DigestOptions {
  readonly clock?: () => number;
  readonly isRehashing?: boolean;
  readonly algorithm?: HashAlgorithm;
}

/** What a folder holds. */
export interface FolderListing {
  /** Paths relative to the folder, with their digests, sorted. */
  readonly files: readonly (readonly [path: string, digest: string])[];
  readonly digest: string;
}

/**
 * Hashes of files and folders, kept between runs: a file is read again only when its size, its times or its number changed.
 * The digest of an executable file ends with `+x`, that of a folder with `/`.
 */
export class FileDigests {
  readonly #file: string;
  readonly #repository: string;
  readonly #known: Map<string, Known>;
  readonly #clock: () => number;
  readonly #algorithm: HashAlgorithm;
  #isChanged = false;

  private constructor(
    file: string,
    repository: string,
    known: Map<string, Known>,
    { clock = Date.now, algorithm = 'sha256' }: DigestOptions,
  ) {
    this.#file = file;
    this.#repository = repository;
    this.#known = known;
    this.#clock = clock;
    this.#algorithm = algorithm;
  }

  /**
   * @param file in which digests are kept.
   * @param repository the folder within which links are followed.
   * @param options `isRehashing`: nothing that was kept counts, for a file system whose times cannot be trusted.
   */
  static async open(file: string, repository: string, options: DigestOptions = {}): Promise<FileDigests> {
    const known = options.isRehashing === true ? new Map<string, Known>() : await readKnown(file);
    return new FileDigests(file, repository, known, options);
  }

  /** Of a file that was read before and has not changed since; undefined for all else. Waits for the file system. */
  known(path: string): string | undefined {
    const known = this.#known.get(path);
    const stats = known && statSync(path, { bigint: true, throwIfNoEntry: false });
    return stats && known.stamp === stampOf(stats) ? known.digest : undefined;
  }

  /** @returns undefined for what does not exist. @throws the error of the file system for what cannot be read. */
  async of(path: string): Promise<string | undefined> {
    const stats = await stat(path, { bigint: true }).catch(() => undefined);
    if (!stats) return undefined;
    return stats.isDirectory() ? (await this.listing(path)).digest : this.#ofFile(path, stats);
  }

  /** Of a folder. */
  async listing(folder: string): Promise<FolderListing> {
    const found = await filesOfFolder(folder, this.#repository);
    const files = await inParallel(found, AT_ONCE, async (file) => {
      if ('target' in file) return [file.path, `link:${file.target}`] as const;
      const path = join(folder, file.path);
      return [file.path, await this.#ofFile(path, await stat(path, { bigint: true }))] as const;
    });
    return { files, digest: folderDigest(files) };
  }

  async #ofFile(path: string, stats: BigIntStats): Promise<string> {
    const stamp = stampOf(stats);
    const known = this.#known.get(path);
    if (known?.stamp === stamp) return known.digest;
    const now = this.#clock();
    const hash = await hashOf(path, Number(stats.size), this.#algorithm);
    const digest = hash + (isExecutable(stats) ? '+x' : '');
    if (isOld(stats, now)) {
      this.#known.set(path, { stamp, digest });
      this.#isChanged = true;
    }
    return digest;
  }

  /** Keeps what is known for the next run. */
  async save(): Promise<void> {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    await ownFolder(dirname(this.#file));
    const text = JSON.stringify({ version: VERSION, files: Object.fromEntries(this.#known) });
    await writeWhole(this.#file, Buffer.from(text), true);
  }
}

/** SHA-256 of the files of a folder: of a line for each. */
export function folderDigest(files: FolderListing['files']): string {
  const text = files.map(([path, digest]) => `${digest} ${JSON.stringify(path)}\n`).join('');
  return `${createHash('sha256').update(text).digest('hex')}/`;
}

/** SHA-256 of a file, in hexadecimal. */
export function sha256Of(path: string, size: number): Promise<string> {
  return hashOf(path, size, 'sha256');
}

async function hashOf(path: string, size: number, algorithm: HashAlgorithm): Promise<string> {
  return size < SMALL
    ? createHash(algorithm)
        .update(await readFile(path))
        .digest('hex')
    : fileHash(path, algorithm);
}

function stampOf({ size, mtimeNs, ctimeNs, ino, mode }: BigIntStats): string {
  return `${size}:${mtimeNs}:${ctimeNs}:${ino}:${mode & 0o111n}`;
}

function isExecutable({ mode }: BigIntStats): boolean {
  return process.platform !== 'win32' && (mode & 0o100n) !== 0n;
}

/** Whether a file is so old that another change would have other times. @param now milliseconds of the clock. */
export function isOld({ mtimeNs, ctimeNs }: Pick<BigIntStats, 'mtimeNs' | 'ctimeNs'>, now: number): boolean {
  const isFine = mtimeNs % 1_000_000n !== 0n || ctimeNs % 1_000_000n !== 0n;
  const newest = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
  return now - newest > (isFine ? YOUNG.fine : YOUNG.coarse);
}

async function readKnown(file: string): Promise<Map<string, Known>> {
  try {
    const { version, files } = JSON.parse(await readFile(file, 'utf8')) as {
      readonly version: number;
      readonly files: Readonly<Record<string, Known>>;
    };
    return new Map(version === VERSION ? Object.entries(files) : []);
  } catch {
    // There is none, or it is broken: all files are read again.
    return new Map();
  }
}
