import { copyFile, lstat, realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import type { RunnableDvcStage } from '@vitruve/manifests';
import type { PipelineRequest } from '../execution.ts';
import { OWN_FOLDER } from '../own-folder.ts';
import { RUN_VARIABLE } from '../processes/survivors.ts';
import { RunError } from '../run-error.ts';
import { exists, move } from '../staging/moves.ts';
import { putTogether } from '../staging/put-together.ts';
import { Staging } from '../staging/staging.ts';
import { runDvcCommands } from './dvc-commands.ts';
import type { DvcObject } from './dvc-files.ts';
import type { DvcProject } from './dvc-project.ts';
import { changedInput, dvcInputs, type DvcDecision, type DvcState } from './dvc-status.ts';
import { ignoreInGit } from './git-ignore.ts';
import type { OpenedDvc } from './open-dvc.ts';

/** A stage of DVC that is to be run. */
export interface DvcStageRun {
  readonly stage: RunnableDvcStage;
  readonly opened: OpenedDvc;
  readonly project: DvcProject;
  readonly state: DvcState;
  readonly request: PipelineRequest;
}

/**
 * Runs the commands of a stage. When one fails, its outputs are those of the run before.
 * @throws RunError when a command fails, or an output is missing.
 */
export async function runDvcStage(run: DvcStageRun): Promise<void> {
  const { stage, opened, project, request } = run;
  const { folder, root, path } = opened;
  const places = stage.outs
    .filter(({ isPersistent }) => !isPersistent)
    .map((out) => ({ path: resolve(folder, out.path), shown: out.path, isNamed: false }));
  const staging = await Staging.begin(join(root, OWN_FOLDER), root, places);
  try {
    // As DVC does: what is persistent stays in its place, and may be written to.
    for (const [index, out] of stage.outs.entries())
      if (out.isPersistent) await unlinked(resolve(folder, out.path), join(staging.folder, `own-${index}`));
    await staging.prepareTry();
    await runDvcCommands({
      cmd: stage.cmd,
      folder: resolve(folder, stage.wdir),
      wdir: stage.wdir,
      environment: {
        ...request.environment,
        DVC_ROOT: request.environment['DVC_ROOT'] ?? project.root,
        DVC_STAGE: addressOf(stage, relative(project.root, path).split(sep).join('/')),
        [RUN_VARIABLE]: staging.id,
      },
      signal: request.signal,
      onLine: (stream, line) => {
        request.onEvent({ event: 'output', run: stage.name, stream, line });
      },
      onStart: (pid) => {
        staging.noteProgram(pid);
      },
    });
    for (const out of stage.outs)
      if (!(await exists(resolve(folder, out.path))))
        throw new RunError(t('The output "{0}" was not created', out.path));
    await staging.commit();
  } catch (error) {
    await staging.rollBack();
    throw error;
  }
}

/** As DVC names a stage in its repository. */
function addressOf({ name }: RunnableDvcStage, file: string): string {
  return file === 'dvc.yaml' ? name : `${file}:${name}`;
}

/**
 * Makes a file of its own of one that is a link into the cache.
 * @param scratch absolute path in the folder of the run, which is removed with it, also when it is killed.
 */
async function unlinked(path: string, scratch: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (!found || found.isDirectory() || (!found.isSymbolicLink() && found.nlink === 1)) return;
  await copyFile(await realpath(path), scratch);
  await move(scratch, path);
}

/**
 * Keeps the outputs of a stage in the cache, and records them in `dvc.lock`.
 * @returns why nothing was recorded; undefined when it was.
 * @throws RunError when an output is not there.
 */
export async function recordDvcStage(
  { stage, opened, state }: DvcStageRun,
  { inputs }: Pick<DvcDecision, 'inputs'>,
): Promise<string | undefined> {
  const now = await dvcInputs(stage, state).catch(() => undefined);
  const changed = now ? changedInput(inputs, now) : '';
  if (changed !== undefined)
    return t('input "{0}" changed while the stage ran: its result is not recorded', changed);
  const outs = new Map<string, DvcObject>();
  for (const { path, recorded, isCached } of stage.outs) {
    const full = resolve(opened.folder, path);
    const object = await state.files.of(full);
    if (!object) throw new RunError(t('The output "{0}" does not exist', path));
    if (isCached) {
      await ignoreInGit(full);
      await state.cache.store(full, object, state.files);
    }
    outs.set(recorded, object);
  }
  await state.lock.set(stage.name, { ...inputs, outs });
  return undefined;
}

/** Puts the recorded outputs of a stage into their places. @returns false when one of them is not in the cache. */
export async function restoreDvcStage({ stage, opened, state }: DvcStageRun): Promise<boolean> {
  const record = state.lock.get(stage.name);
  const wanted = await missingOutputs(stage, state);
  if (!record || !wanted) return false;
  return putTogether(
    opened.root,
    wanted.map(({ path, recorded }) => ({
      path: resolve(opened.folder, path),
      shown: path,
      make: async (to) => {
        const object = record.outs.get(recorded);
        return object !== undefined && (await state.cache.restore(object, to));
      },
    })),
  );
}

/** The outputs that are not as they are recorded; undefined when one of them cannot be fetched from the cache. */
export async function missingOutputs(
  stage: RunnableDvcStage,
  { folder, files, cache, lock }: DvcState,
): Promise<RunnableDvcStage['outs'] | undefined> {
  const missing: RunnableDvcStage['outs'][number][] = [];
  for (const out of stage.outs) {
    const object = lock.get(stage.name)?.outs.get(out.recorded);
    if (!object) return undefined;
    const isThere = (await files.of(resolve(folder, out.path)))?.md5 === object.md5;
    const isKept = out.isCached && (await cache.has(object.md5));
    if (isThere && (isKept || !out.isCached)) continue;
    if (!isKept) return undefined;
    missing.push(out);
  }
  return missing;
}
