import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { metricsIn } from '@vitruve/manifests';
import type { Compared } from '../history/compare-runs.ts';
import type { CommittedFiles } from './git-files.ts';
import type { OutputDifference } from './difference.ts';

/** Where contents are looked for, and how they are recorded. */
export interface ContentsOptions {
  /** Of the pipeline; absolute. */
  readonly folder: string;
  readonly committed: CommittedFiles;
  /** The names of outputs that hold metrics, by path. */
  readonly metrics: ReadonlyMap<string, string>;
  /** The file of the cache that has a content; undefined for one that it does not have. */
  readonly cached: (digest: string) => Promise<string | undefined>;
  readonly isFolder: (digest: string) => boolean;
  readonly isContentOf: (content: Buffer, digest: string) => boolean;
}

/** Finds the contents of outputs: on disk, in the cache, or in Git. */
export class RecordedContents {
  readonly #options: ContentsOptions;

  constructor(options: ContentsOptions) {
    this.#options = options;
  }

  async difference({ name: path, before, after }: Compared<string>): Promise<OutputDifference> {
    const sizeBefore = before === undefined ? undefined : await this.#sizeBefore(path, before);
    const sizeAfter = after === undefined ? undefined : await this.#sizeAfter(path, after);
    return {
      path,
      before,
      after,
      sizeBefore,
      sizeAfter,
      metrics: await this.#metricsOf(path, before, after),
    };
  }

  async #metricsOf(
    path: string,
    before: string | undefined,
    after: string | undefined,
  ): Promise<OutputDifference['metrics']> {
    const name = this.#options.metrics.get(path);
    if (name === undefined) return [];
    const one = before === undefined ? undefined : await this.#textBefore(path, before);
    const other = after === undefined ? undefined : await this.#textAfter(path, after);
    // Where a content is not known, nothing can be said of what changed.
    if ((before !== undefined && one === undefined) || (after !== undefined && other === undefined))
      return [];
    const [then, now] = [metricsIn(name, one ?? ''), metricsIn(name, other ?? '')];
    return [...new Set([...Object.keys(then), ...Object.keys(now)])]
      .map((key) => ({ name: key, before: then[key], after: now[key] }))
      .filter((pair) => pair.before !== pair.after);
  }

  async #sizeBefore(path: string, digest: string): Promise<number | undefined> {
    if (this.#options.isFolder(digest)) return undefined;
    return (await this.#sizeInCache(digest)) ?? (await this.#inCommit(path, digest))?.length;
  }

  async #sizeAfter(path: string, digest: string): Promise<number | undefined> {
    if (this.#options.isFolder(digest)) return undefined;
    const kept = await this.#sizeInCache(digest);
    return kept ?? (await stat(resolve(this.#options.folder, path)).catch(() => undefined))?.size;
  }

  async #sizeInCache(digest: string): Promise<number | undefined> {
    const file = await this.#options.cached(digest);
    return file === undefined ? undefined : (await stat(file)).size;
  }

  async #textBefore(path: string, digest: string): Promise<string | undefined> {
    const file = await this.#options.cached(digest);
    if (file !== undefined) return readFile(file, 'utf8');
    return (await this.#inCommit(path, digest))?.toString('utf8');
  }

  /** What the commit has at a path, if it is what its lock file records. */
  async #inCommit(path: string, digest: string): Promise<Buffer | undefined> {
    const content = await this.#options.committed.read(path);
    return content && this.#options.isContentOf(content, digest) ? content : undefined;
  }

  async #textAfter(path: string, digest: string): Promise<string | undefined> {
    const file = await this.#options.cached(digest);
    if (file !== undefined) return readFile(file, 'utf8');
    const content = await readFile(resolve(this.#options.folder, path)).catch(() => undefined);
    return content && this.#options.isContentOf(content, digest) ? content.toString('utf8') : undefined;
  }
}
