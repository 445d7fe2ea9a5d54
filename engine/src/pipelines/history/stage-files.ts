import { resolve } from 'node:path';
import type { StageReads } from '../events.ts';
import { historyName } from './run-head.ts';

/** Files of a run that a history lists: a stage may read all periods of a partition. */
const MOST = 1000;

/** Where the files of a stage are, and what tells their contents. */
interface StageFolder {
  /** Of the pipeline, from which paths count; absolute, as are its file and the workspace folder. */
  readonly folder: string;
  readonly path: string;
  readonly root: string;
  /** By absolute path; undefined for what does not exist. */
  readonly digestOf: (path: string) => Promise<string | undefined>;
}

/** What a run reads, for the history. @param paths from the folder of the pipeline. */
export async function stageReads(
  paths: readonly string[],
  folder: StageFolder,
): Promise<StageReads | undefined> {
  const digest = await folder.digestOf(folder.path);
  if (digest === undefined) return undefined;
  return {
    reads: await stageWrites(paths, folder),
    ...(paths.length > MOST ? { readsOmitted: paths.length - MOST } : {}),
    source: { path: historyName(folder.root, folder.path), digest },
  };
}

/** Digests of outputs, for the history. @param paths from the folder of the pipeline. */
export async function stageWrites(
  paths: readonly string[],
  { folder, root, digestOf }: StageFolder,
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const path of paths.slice(0, MOST)) {
    const at = resolve(folder, path);
    // What is gone again was read all the same; its content is not known.
    found[historyName(root, at)] = (await digestOf(at)) ?? '';
  }
  return found;
}
