import type { Compared } from '../history/compare-runs.ts';

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

/** The names that have other values. */
export function changed(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly Compared<string>[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((name) => ({ name, before: before[name], after: after[name] }))
    .filter((pair) => pair.before !== pair.after);
}
