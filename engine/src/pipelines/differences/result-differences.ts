import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { ResultCache } from '../cache/result-cache.ts';
import type { Compared } from '../history/compare-runs.ts';
import { metricsIn } from '../history/stage-results.ts';
import { openPipeline } from '../plan/open-pipeline.ts';
import { withParameters } from '../plan/parameters.ts';
import { planOf, type PlannedOutput } from '../plan/plan.ts';
import { lockPathOf, recordsIn, type RunRecord } from '../record/lock.ts';
import type { PipelineRequest } from '../execution.ts';
import { CommittedFiles } from './git-files.ts';

/** An output that is other than in a commit. */
export interface OutputDifference {
  readonly path: string;
  /** Digests; undefined where it is not recorded. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Bytes; undefined where the content of a digest is neither on disk nor in the cache nor in Git, and for folders. */
  readonly sizeBefore: number | undefined;
  readonly sizeAfter: number | undefined;
  /** Metrics that differ, for outputs of that type whose contents are known. */
  readonly metrics: readonly Compared<number | string | boolean>[];
}

/** A run whose recorded result is other than in a commit. */
export interface RunDifference {
  readonly run: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly outputs: readonly OutputDifference[];
  readonly isCommandChanged: boolean;
  /** Values by what names them, such as `params.days`. */
  readonly values: readonly Compared<string>[];
  /** Inputs with other contents; digests. */
  readonly inputs: readonly Compared<string>[];
}

/** What differs between the results of a commit and those that are recorded now. */
export interface ResultDifferences {
  /** SHA-1 of the commit. */
  readonly commit: string;
  readonly lockFile: {
    /** From the folder of the pipeline. */
    readonly path: string;
    /** False where the commit records nothing: then all that is recorded now counts as added. */
    readonly isInCommit: boolean;
  };
  /** In the order of their names. */
  readonly runs: readonly RunDifference[];
}

/**
 * Compares the lock file of a pipeline with the one of a commit.
 * @param request its path, parameters and environment count.
 * @throws TaskError when the reference names no commit, or the pipeline cannot be read.
 */
export async function diffResults(
  request: Pick<PipelineRequest, 'path' | 'parameters' | 'environment'>,
  reference: string,
): Promise<ResultDifferences> {
  const { pipeline, folder, path } = await openPipeline(request.path);
  const committed = await CommittedFiles.at(folder, reference);
  const lock = lockPathOf(path);
  const lockFile = basename(lock);
  const then = await committed.read(lockFile);
  const before = recordsIn(then?.toString('utf8') ?? '', lock).records;
  const after = recordsIn(await readFile(lock, 'utf8').catch(() => ''), lock).records;
  const plan = planOf(await withParameters(pipeline, folder, request.parameters), {
    stages: [],
    only: false,
  });
  const contents = new Contents(folder, committed, ResultCache.of(request.environment), [
    ...plan.stages.flatMap(({ runs }) => runs.flatMap(({ outputs }) => outputs)),
  ]);
  const runs: RunDifference[] = [];
  for (const run of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [one, other] = [before.get(run), after.get(run)];
    if (one && other && isSame(one, other)) continue;
    runs.push({
      run,
      change: one ? (other ? 'changed' : 'removed') : 'added',
      isCommandChanged: Boolean(one && other && one.command !== other.command),
      values: one && other ? changed(one.values, other.values) : [],
      inputs: one && other ? changed(one.inputs, other.inputs) : [],
      outputs: await Promise.all(
        changed(one?.outputs ?? {}, other?.outputs ?? {}).map((output) => contents.difference(output)),
      ),
    });
  }
  return {
    commit: committed.commit,
    lockFile: { path: lockFile, isInCommit: then !== undefined },
    runs,
  };
}

function isSame(one: RunRecord, other: RunRecord): boolean {
  return one.key === other.key && changed(one.outputs, other.outputs).length === 0;
}

function changed(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly Compared<string>[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((name) => ({ name, before: before[name], after: after[name] }))
    .filter((pair) => pair.before !== pair.after);
}

/** Finds the contents of outputs: on disk, in the cache, or in Git. */
class Contents {
  readonly #folder: string;
  readonly #committed: CommittedFiles;
  readonly #cache: ResultCache | undefined;
  /** The names of outputs that hold metrics, by path. */
  readonly #metrics: ReadonlyMap<string, string>;

  constructor(
    folder: string,
    committed: CommittedFiles,
    cache: ResultCache | undefined,
    outputs: readonly PlannedOutput[],
  ) {
    this.#folder = folder;
    this.#committed = committed;
    this.#cache = cache;
    this.#metrics = new Map(
      outputs.flatMap(({ path, name, isMetrics }) => (isMetrics ? [[path, name] as const] : [])),
    );
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
    const name = this.#metrics.get(path);
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
    if (digest.endsWith('/')) return undefined;
    return (await this.#sizeInCache(digest)) ?? (await this.#inCommit(path, digest))?.length;
  }

  async #sizeAfter(path: string, digest: string): Promise<number | undefined> {
    if (digest.endsWith('/')) return undefined;
    const kept = await this.#sizeInCache(digest);
    return kept ?? (await stat(resolve(this.#folder, path)).catch(() => undefined))?.size;
  }

  async #sizeInCache(digest: string): Promise<number | undefined> {
    const file = await this.#cache?.fileOf(digest);
    return file === undefined ? undefined : (await stat(file)).size;
  }

  async #textBefore(path: string, digest: string): Promise<string | undefined> {
    const file = await this.#cache?.fileOf(digest);
    if (file !== undefined) return readFile(file, 'utf8');
    return (await this.#inCommit(path, digest))?.toString('utf8');
  }

  /** What the commit has at a path, if it is what its lock file records. */
  async #inCommit(path: string, digest: string): Promise<Buffer | undefined> {
    const content = await this.#committed.read(path);
    return content && isContentOf(content, digest) ? content : undefined;
  }

  async #textAfter(path: string, digest: string): Promise<string | undefined> {
    const file = await this.#cache?.fileOf(digest);
    if (file !== undefined) return readFile(file, 'utf8');
    const content = await readFile(resolve(this.#folder, path)).catch(() => undefined);
    return content && isContentOf(content, digest) ? content.toString('utf8') : undefined;
  }
}

function isContentOf(content: Buffer, digest: string): boolean {
  return createHash('sha256').update(content).digest('hex') === digest.replace(/\+x$/u, '');
}
