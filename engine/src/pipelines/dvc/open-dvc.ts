import { join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import {
  DVC,
  isScalar,
  runnableDvc,
  type DvcModel,
  type RunnableDvcStage,
  type Workspace,
} from '@vitruve/manifests';
import { isInside, TaskError } from '@vitruve/workspace';
import { mustHaveNoErrors } from '../../running/checked-manifest.ts';
import { locatedFaults } from '../../running/located-faults.ts';
import { openManifest, readInto } from '../plan/opened-manifest.ts';

/** A `dvc.yaml` without errors, as it is on disk. */
export interface OpenedDvc {
  /** Absolute. */
  readonly path: string;
  readonly folder: string;
  /** The workspace folder, which holds the state of runs. */
  readonly root: string;
  readonly text: string;
  /** In an order in which they can be run. */
  readonly stages: readonly RunnableDvcStage[];
  /** Absolute paths of the files, besides it, that decide how it is read. */
  readonly readFrom: readonly string[];
}

/** Rounds in which files are found that others name: folders may be named by variables. */
const ROUNDS = 3;

/**
 * Reads and checks a `dvc.yaml`, with the files of its variables and parameters.
 * @param project the folder of the repository of DVC; absolute.
 * @throws TaskError when it cannot be read, when a rule finds an error, or when a stage cannot be run as DVC does.
 */
export async function openDvc(path: string, project: string): Promise<OpenedDvc> {
  const { folder, root, uri, text, workspace } = await openManifest(path, DVC);
  const read = new Set<string>();
  let runnable = runnableIn(workspace, uri);
  for (let round = 0; round < ROUNDS; round++) {
    const named = [...namedFiles(modelIn(workspace, uri), runnable?.stages ?? [])].map((file) =>
      resolve(folder, file),
    );
    const added = named.filter((file) => !read.has(file));
    if (added.length === 0) break;
    for (const file of added) {
      read.add(file);
      await readInto(workspace, file);
    }
    runnable = runnableIn(workspace, uri);
  }
  mustHaveNoErrors(path, text, workspace.check(uri).findings);
  if (!runnable) throw new TaskError(t('"{0}" has no stages', path));
  if (runnable.refused.length > 0) throw new TaskError(locatedFaults(path, text, runnable.refused));
  const outside = runnable.stages
    .flatMap(({ deps, outs }) => [...deps, ...outs])
    .filter((one) => !isInside(project, resolve(folder, one.path)))
    .map(({ path: at, scalar: { span } }) => ({
      span,
      message: t('"{0}" is not in the repository of DVC', at),
    }));
  if (outside.length > 0) throw new TaskError(locatedFaults(path, text, outside));
  return { path, folder, root, text, stages: runnable.stages, readFrom: [...read] };
}

function modelIn(workspace: Workspace, uri: string): DvcModel | undefined {
  return workspace.manifest(uri)?.context.model as DvcModel | undefined;
}

function runnableIn(workspace: Workspace, uri: string): ReturnType<typeof runnableDvc> {
  const context = workspace.manifest(uri)?.context;
  return context && runnableDvc(context as Parameters<typeof runnableDvc>[0]);
}

/** Files of variables and parameters, from the folder of the file. */
function namedFiles(model: DvcModel | undefined, stages: readonly RunnableDvcStage[]): ReadonlySet<string> {
  const named = new Set(['params.yaml']);
  const add = (folder: string, vars: readonly unknown[]): void => {
    for (const item of vars as DvcVars)
      if (isScalar(item)) named.add(join(folder, item.text.split(':', 1)[0] ?? ''));
  };
  add('', model?.file?.vars ?? []);
  for (const { name, vars } of model?.file?.stages.values() ?? [])
    for (const { wdir } of stages.filter(({ stage }) => stage === name)) add(wdir, vars);
  for (const { params } of stages) for (const { file } of params) named.add(file);
  return named;
}

type DvcVars = NonNullable<DvcModel['file']>['vars'];
