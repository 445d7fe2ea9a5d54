import { dirname, join, resolve } from 'node:path';
import { SETTINGS_FILE } from '@vitruve/workspace';
import type { PipelineRequest } from '../execution.ts';
import { notMade, type WatchedFiles } from '../watching/watched-files.ts';
import { openDvcProject } from './dvc-project.ts';
import { openDvc } from './open-dvc.ts';
import { selectedStages } from './run-dvc.ts';

/** The files whose changes a `dvc.yaml` follows. @throws TaskError when it has errors. */
export async function watchedDvcFiles(
  request: Pick<PipelineRequest, 'path' | 'selection'>,
): Promise<WatchedFiles> {
  const project = await openDvcProject(dirname(request.path), process.env);
  const opened = await openDvc(request.path, project.root);
  const inputs = selectedStages(opened, request).flatMap(({ deps, params }) => [
    ...deps.map(({ path }) => path),
    ...params.map(({ file }) => file),
  ]);
  const made = opened.stages.flatMap(({ outs }) => outs.map(({ path }) => path));
  const files = notMade(inputs, made).map((path) => resolve(opened.folder, path));
  return {
    root: opened.root,
    paths: [...new Set([opened.path, join(opened.root, SETTINGS_FILE), ...opened.readFrom, ...files])],
  };
}
