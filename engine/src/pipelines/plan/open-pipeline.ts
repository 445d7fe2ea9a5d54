import { existsSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import {
  isPipelinePath,
  isReadableParams,
  PIPELINE,
  Workspace,
  type Pipeline,
  type PipelineModel,
} from '@vitruve/manifests';
import {
  currentDay,
  isUnread,
  pathOf,
  readSettings,
  readTextFile,
  TaskError,
  uriOfPath,
  workspaceFolderOf,
} from '@vitruve/workspace';
import { isDvcFile } from './dvc-file.ts';
import { mustHaveNoErrors } from '../../running/checked-manifest.ts';

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
  const folder = dirname(path);
  if (isDvcFile(path))
    throw new TaskError(
      t('"{0}" is a file of DVC: for this, make a pipeline of it with "vitruve import"', path),
    );
  const root = workspaceFolderOf({ path, folder: false }, folder);
  const { settings } = await readSettings(root);
  const uri = uriOfPath(path);
  const workspace = new Workspace([{ ...PIPELINE, detect: () => true }], {
    exists: (file) => existsSync(pathOf(file)),
    today: currentDay,
  });
  workspace.addRoot(uriOfPath(root), settings);
  const text = await readInto(workspace, path);
  if (text === undefined) throw new TaskError(t('"{0}" cannot be read', path));
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

async function readInto(workspace: Workspace, path: string): Promise<string | undefined> {
  const file = await readTextFile(path);
  if (isUnread(file)) return undefined;
  workspace.update(uriOfPath(path), file.text, { open: true });
  return file.text;
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
