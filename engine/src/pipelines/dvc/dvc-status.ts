import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import type { RunnableDvcStage } from '@vitruve/manifests';
import { RunError } from '../run-error.ts';
import type { DvcCache } from './dvc-cache.ts';
import type { DvcFiles, DvcObject } from './dvc-files.ts';
import type { DvcLock, DvcRecord } from './dvc-lock.ts';
import { changedParameter, paramsOf, removedParameter } from './dvc-params.ts';

/** What a stage of DVC is compared with. */
export interface DvcState {
  /** Of the `dvc.yaml`; absolute. */
  readonly folder: string;
  readonly files: DvcFiles;
  readonly cache: DvcCache;
  readonly lock: DvcLock;
}

/** What a stage depends on, as it is now. */
export type DvcInputs = Pick<DvcRecord, 'cmd' | 'deps' | 'params'>;

/** Whether a stage is to be run. */
export interface DvcDecision {
  readonly inputs: DvcInputs;
  /** Why it is to be run; undefined when `dvc.lock` has its result. */
  readonly reason: string | undefined;
  /** Why its recorded result has to be put into its place again; undefined when it is there. */
  readonly outputReason: string | undefined;
}

/**
 * Compares a stage with what `dvc.lock` says of its last run, as DVC does.
 * @throws RunError when something that it reads does not exist.
 */
export async function decideDvc(
  stage: RunnableDvcStage,
  state: DvcState,
  isForced: boolean,
): Promise<DvcDecision> {
  const { lock } = state;
  const inputs = await dvcInputs(stage, state);
  const record = lock.get(stage.name);
  const decided = (reason: string | undefined, outputReason?: string): DvcDecision => ({
    inputs,
    reason,
    outputReason,
  });
  if (isForced) return decided(t('--force'));
  if (!record) return decided(t('no result is recorded'));
  if (lock.isOld(stage.name))
    throw new RunError(
      t('DVC 2 has recorded this stage, with other hashes: run it with "--force", or "dvc repro --force"'),
    );
  if (!isSameCommand(record.cmd, stage.cmd)) return decided(t('its command changed'));
  if (!stage.isFrozen) {
    // DVC runs a stage again that reads and makes nothing it knows of.
    if (stage.deps.length === 0 && stage.params.length === 0 && stage.outs.length === 0)
      return decided(t('it has no inputs and outputs'));
    if (stage.isAlwaysChanged) return decided(t('"always_changed" is true'));
    for (const { path, recorded } of stage.deps) {
      const before = record.deps.get(recorded);
      if (!before) return decided(t('input "{0}" is new', path));
      if (before.md5 !== inputs.deps.get(recorded)?.md5) return decided(t('input "{0}" changed', path));
    }
    const key =
      changedParameter(inputs.params, record.params) ?? removedParameter(stage, inputs.params, record.params);
    if (key !== undefined) return decided(t('parameter "{0}" changed', key));
  }
  return decided(undefined, await outputReasonOf(stage, state, record));
}

async function outputReasonOf(
  { outs }: RunnableDvcStage,
  { folder, files, cache }: DvcState,
  record: DvcRecord,
): Promise<string | undefined> {
  for (const { path, recorded, isCached } of outs) {
    const before = record.outs.get(recorded);
    if (!before) return t('output "{0}" is new', path);
    const now = await files.of(resolve(folder, path));
    if (!now) return t('output "{0}" does not exist', path);
    if (now.md5 !== before.md5) return t('output "{0}" is not the recorded one', path);
    if (isCached && !(await cache.has(before.md5))) return t('output "{0}" is not in the cache of DVC', path);
  }
  return undefined;
}

/** What a stage depends on. @throws RunError when something does not exist. */
export async function dvcInputs(
  stage: RunnableDvcStage,
  { folder, files }: Pick<DvcState, 'folder' | 'files'>,
): Promise<DvcInputs> {
  const deps = new Map<string, DvcObject>();
  for (const { path, recorded } of stage.deps) {
    const found = await files.of(resolve(folder, path));
    if (!found && !stage.isFrozen) throw new RunError(t('The input "{0}" does not exist', path));
    if (found) deps.set(recorded, found);
  }
  return { cmd: stage.cmd, deps, params: await paramsOf(stage, folder) };
}

/** The first input that differs between two looks at it; undefined when there is none. */
export function changedInput(before: DvcInputs, now: DvcInputs): string | undefined {
  for (const [path, { md5 }] of before.deps) if (now.deps.get(path)?.md5 !== md5) return path;
  return changedParameter(now.params, before.params);
}

function isSameCommand(a: DvcRecord['cmd'], b: DvcRecord['cmd']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
