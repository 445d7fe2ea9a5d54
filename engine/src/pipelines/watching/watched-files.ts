import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SETTINGS_FILE } from '@vitruve/workspace';
import type { PipelineRequest } from '../execution.ts';
import { filesOfFolder } from '../keys/folder-files.ts';
import { openPipeline } from '../plan/open-pipeline.ts';
import { withParameters } from '../plan/parameters.ts';
import { planOf } from '../plan/plan.ts';

/** What a pipeline is run again for. */
export interface WatchedFiles {
  /** The workspace folder; absolute. */
  readonly root: string;
  /** Files and folders; absolute. What stages make themselves is not among them. */
  readonly paths: readonly string[];
}

/**
 * The files whose changes a pipeline follows: itself, what it is read from, and the inputs that none of its stages makes.
 * @throws TaskError when it has errors.
 */
export async function watchedFiles(
  request: Pick<PipelineRequest, 'path' | 'parameters' | 'selection'>,
): Promise<WatchedFiles> {
  const { pipeline, folder, root, path, readFrom } = await openPipeline(request.path);
  const plan = planOf(await withParameters(pipeline, folder, request.parameters), request.selection);
  const all = planOf(plan.pipeline, { stages: [], only: false });
  const made = all.stages.flatMap(({ runs }) =>
    runs.flatMap(({ outputs }) => outputs.map(({ path: output }) => output)),
  );
  const inputs = plan.stages.flatMap(({ runs }) => runs.flatMap((run) => run.inputs));
  const files = notMade(inputs, made).map((input) => resolve(folder, input));
  return { root, paths: [...new Set([path, join(root, SETTINGS_FILE), ...readFrom, ...files])] };
}

/** The paths that are not made by a stage, in whole or in part. */
export function notMade(inputs: readonly string[], made: readonly string[]): readonly string[] {
  return inputs.filter(
    (input) =>
      !made.some(
        (output) => input === output || input.startsWith(`${output}/`) || output.startsWith(`${input}/`),
      ),
  );
}

/** SHA-256 of the sizes and times of files, and of all files in folders: another one after each change. */
export async function stampOf({ root, paths }: WatchedFiles): Promise<string> {
  const hash = createHash('sha256');
  const add = async (path: string): Promise<void> => {
    const found = await stat(path).catch(() => undefined);
    hash.update(`${path}\0${found?.size}\0${found?.mtimeMs}\0${found?.ctimeMs}\0${found?.ino}\n`);
  };
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory() !== true) await add(path);
    else for (const file of await filesOfFolder(path, root).catch(() => [])) await add(join(path, file.path));
  }
  return hash.digest('hex');
}
