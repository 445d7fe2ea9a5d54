import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { RunError } from './run-error.ts';
import type { ResultCache } from './cache/result-cache.ts';
import { changeReason, outputReason } from './record/reasons.ts';
import type { FileDigests } from './keys/file-digests.ts';
import { keyOf, runInputsOf, type RunInputs, type TaskIdentity } from './keys/run-key.ts';
import type { Lock, RowHashes, RunRecord } from './record/lock.ts';
import { preparedTask, type StageRun } from './run-stage.ts';

/** Whether a run is to be done. */
export interface Decision {
  readonly inputs: RunInputs;
  readonly key: string;
  /** Why it is to be done; undefined when its recorded result is there. */
  readonly reason: string | undefined;
  /** What is recorded for its key. */
  readonly record: RunRecord | undefined;
}

/**
 * Compares a run with what is recorded of it.
 * @throws RunError when an input does not exist.
 */
export async function decide(
  run: StageRun,
  lock: Lock,
  digests: FileDigests,
  cache: ResultCache | undefined,
): Promise<Decision> {
  const { planned, settings, request } = run;
  const task = await taskIdentity(run);
  const inputs = await inputsOfTask(run, task, digests, lock);
  const key = keyOf(inputs, planned);
  if (request.force) return { inputs, key, record: undefined, reason: t('--force') };
  if (!settings.cache) return { inputs, key, record: undefined, reason: t('"cache" is false') };
  if (task?.unknown !== undefined) return { inputs, key, record: undefined, reason: task.unknown };
  const record = lock.withKey(planned.name, key) ?? (await cachedRecord(inputs, key, cache));
  if (!record) return { inputs, key, record, reason: changeReason(lock.get(planned.name), inputs) };
  return { inputs, key, record, reason: outputReason(record.outputs, await outputDigests(run, digests)) };
}

/** A result that another clone has made, or this one before it made others. */
async function cachedRecord(
  inputs: RunInputs,
  key: string,
  cache: ResultCache | undefined,
): Promise<RunRecord | undefined> {
  const outputs = await cache?.resultOf(key);
  if (!outputs || Object.keys(outputs).length === 0) return undefined;
  const rows: Record<string, string> = {};
  for (const [path, digest] of Object.entries(outputs)) {
    const hash = await cache?.rowsOf(digest);
    if (hash !== undefined) rows[path] = hash;
  }
  return { ...inputs, key, outputs, rows };
}

/**
 * What is to be recorded of a run that has succeeded.
 * @param rows of tables among its outputs.
 * @throws RunError when an output is not there.
 */
export async function recordOf(
  run: StageRun,
  { inputs, key }: Pick<Decision, 'inputs' | 'key'>,
  digests: FileDigests,
  rows: RowHashes,
): Promise<RunRecord> {
  const outputs: Record<string, string> = {};
  for (const [path, digest] of Object.entries(await outputDigests(run, digests))) {
    if (digest === undefined) throw new RunError(t('The output "{0}" does not exist', path));
    outputs[path] = digest;
  }
  return { ...inputs, key, outputs, rows };
}

/** What a run depends on, as it is now. @throws RunError when an input does not exist. */
export async function inputsOf(run: StageRun, digests: FileDigests, lock: Lock): Promise<RunInputs> {
  return inputsOfTask(run, await taskIdentity(run), digests, lock);
}

function inputsOfTask(
  { plan, planned, settings, opened, image }: StageRun,
  task: TaskIdentity | undefined,
  digests: FileDigests,
  lock: Lock,
): Promise<RunInputs> {
  const request = { plan, planned, settings, folder: opened.folder, task, image };
  return runInputsOf(request, digests, (digest) => lock.rowsOf(digest));
}

/** Of the outputs that are recorded; undefined for those that are not there. */
async function outputDigests(
  { planned, opened }: StageRun,
  digests: FileDigests,
): Promise<Readonly<Record<string, string | undefined>>> {
  const results = planned.outputs.filter(({ isResult }) => isResult);
  const found = results.map(
    async ({ path }) => [path, await digests.of(resolve(opened.folder, path))] as const,
  );
  return Object.fromEntries(await Promise.all(found));
}

async function taskIdentity(run: StageRun): Promise<TaskIdentity | undefined> {
  const name = run.planned.stage.uses?.text;
  if (name === undefined) return undefined;
  const { task, inputs, context } = await preparedTask(run);
  const { fingerprint, reads, unknown } = await task.plan(inputs, context);
  return { name, version: task.version, fingerprint, reads, unknown };
}
