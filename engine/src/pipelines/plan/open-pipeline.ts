import { isAbsolute, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import {
  isPipelinePath,
  isReadableParams,
  PIPELINE,
  type Pipeline,
  type PipelineModel,
} from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { isDvcFile } from './dvc-file.ts';
import { mustHaveNoErrors } from '../../running/checked-manifest.ts';
import { openManifest, readInto } from './opened-manifest.ts';

/** A pipeline without errors, as it is on disk. */
export interface OpenedPipeline {
  /** Absolute. */
  readonly path: string;
  /** The folder of the file, from which all of its paths count. */
  readonly folder: string;
  /** The workspace folder, which holds the state of runs. */
  readonly root: string;
  readonly pipeline: Pipeline;
  /** Of the file. */
  readonly text: string;
  /** Absolute paths of the files, besides it, that decide how it is read. */
  readonly readFrom: readonly string[];
}

/**
 * Reads and checks a pipeline, with the pipelines and the files of parameters that it names.
 * @throws TaskError when it cannot be read, or when a rule finds an error: what is misspelt would be left out without a word.
 */
export async function openPipeline(path: string): Promise<OpenedPipeline> {
  if (isDvcFile(path))
    throw new TaskError(
      t('"{0}" is a file of DVC: for this, make a pipeline of it with "vitruve import"', path),
    );
  const { folder, root, uri, text, workspace } = await openManifest(path, PIPELINE);
  const model = workspace.manifest(uri)?.context.model as PipelineModel | undefined;
  if (!model?.pipeline) throw new TaskError(t('"{0}" is not a pipeline', path));
  const { pipeline } = model;
  const readFrom = [...namedFiles(pipeline)]
    .filter((named) => !isAbsolute(named))
    .map((named) => resolve(folder, named));
  for (const file of readFrom) await readInto(workspace, file);
  mustHaveNoErrors(path, text, workspace.check(uri).findings);
  return { path, folder, root, pipeline, text, readFrom };
}

/** Files whose text rules ask for. */
function namedFiles({ params, stages }: Pipeline): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { file } of params.values()) if (file && isReadableParams(file.text)) named.add(file.text);
  for (const { uses, fileParams } of stages.values()) {
    if (uses && isPipelinePath(uses.text)) named.add(uses.text);
    for (const { file } of fileParams) if (isReadableParams(file.text)) named.add(file.text);
  }
  return named;
}
