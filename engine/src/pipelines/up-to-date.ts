import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { changeReason, outputReason } from './record/reasons.ts';
import type { FileDigests } from './keys/file-digests.ts';
import { keyOf, runInputsOf, type RunInputs, type TaskIdentity } from './keys/run-key.ts';
import type { Lock, RunRecord } from './record/lock.ts';
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
export async function decide(run: StageRun, lock: Lock, digests: FileDigests): Promise<Decision> {
  const { planned, settings, request } = run;
  const inputs = await inputsOf(run, digests);
  const key = keyOf(inputs, planned);
  const record = lock.withKey(planned.name, key);
  if (request.force) return { inputs, key, record: undefined, reason: t('--force') };
  if (!settings.cache) return { inputs, key, record: undefined, reason: t('"cache" is false') };
  if (!record) return { inputs, key, record, reason: changeReason(lock.get(planned.name), inputs) };
  return { inputs, key, record, reason: outputReason(record.outputs, await outputDigests(run, digests)) };
}

/** What a run depends on, as it is now. @throws RunError when an input does not exist. */
export async function inputsOf(run: StageRun, digests: FileDigests): Promise<RunInputs> {
  const { plan, planned, settings, opened } = run;
  const task = await taskIdentity(run);
  return runInputsOf({ plan, planned, settings, folder: opened.folder, task }, digests);
}

/** Of the outputs that are recorded; undefined for those that are not there. */
export async function outputDigests(
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
  const { fingerprint, reads } = await task.plan(inputs, context);
  return { name, version: task.version, fingerprint, reads };
}
