import { createHash, randomUUID } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import {
  applyChanges,
  changedAlias,
  isRefusal,
  registryOf,
  versionOf,
  withVersion,
  type NewVersion,
} from '@vitruve/manifests';
import { reasonOf, shownPath, TaskError } from '@vitruve/workspace';
import { openAnyModel } from '../../learning/source/model-file.ts';
import { shortMeasure } from '../../learning/source/short-measure.ts';
import { readMeasured } from '../../learning/source/measures-file.ts';
import { fileHash } from '../../running/file-hash.ts';
import { writeOutput, writeOutputs } from '../../running/outputs/write-output.ts';
import type { RunContext } from '../../running/task.ts';
import { registryPath, type RegisterModelInputs } from './inputs.ts';

/** A version that is in a registry. */
export interface RegisteredVersion {
  readonly model: string;
  readonly version: string;
  /** SHA-256 of the file. */
  readonly hash: string;
  /** False where the registry had it already. */
  readonly isNew: boolean;
  readonly isChallenger: boolean;
  readonly measures: Readonly<Record<string, number>>;
}

/**
 * Adds a version to a registry, with what is known of it.
 * @throws UserError when the model cannot be used, measures are of another one, or the registry cannot be changed.
 */
export async function runRegistration(
  inputs: RegisterModelInputs,
  { folder, signal }: RunContext<undefined>,
): Promise<RegisteredVersion> {
  const { model, output, challenger = false } = inputs;
  const registry = registryPath(inputs, { folder });
  mustSayWhoAndWhy(inputs);
  const { hash } = await openAnyModel(model, shownPath(folder, model));
  const [measured] =
    inputs.evaluation === undefined ? [] : await readMeasured(inputs.evaluation, { folder, hash });
  const measures = Object.fromEntries(
    Object.entries(measured?.evaluation.measures ?? {}).map(([name, { value }]) => [
      name,
      shortMeasure(value),
    ]),
  );
  const asked = await newVersion(inputs, { hash, measures, folder, registry });
  const before = await registryText(registry);
  const added = withVersion(before, asked);
  if (isRefusal(added)) throw new TaskError(t('{0}: {1}', shownPath(folder, registry), added.refused));
  const { version, isNew } = added;
  const text = challenger ? asChallenger(added.text, inputs, version) : added.text;
  signal.throwIfAborted();
  if (isNew && output !== undefined)
    await writeOutputs([output, registry], async ([copy = '', changed = '']) => {
      await writeFile(copy, await readFile(model));
      await writeFile(changed, text);
    });
  else if (text !== before) await writeOutput(registry, text);
  return { model: inputs.as, version, hash, isNew, isChallenger: challenger, measures };
}

/**
 * Tries whether a version could be added, before a model is trained for it.
 * @throws TaskError for a registry that cannot be read or changed.
 */
export async function mustTakeVersions(
  inputs: Pick<RegisterModelInputs, 'as' | 'registry'>,
  { folder }: Pick<RunContext<undefined>, 'folder'>,
): Promise<void> {
  const path = registryPath(inputs, { folder });
  const sha256 = createHash('sha256').update(randomUUID()).digest('hex');
  const tried = { model: inputs.as, file: `${sha256}.onnx`, sha256, date: '2000-01-01', measures: {} };
  const added = withVersion(await registryText(path), tried);
  if (isRefusal(added)) throw new TaskError(t('{0}: {1}', shownPath(folder, path), added.refused));
}

/** @throws TaskError */
export function mustSayWhoAndWhy({ challenger, by = '', why = '' }: RegisterModelInputs): void {
  if (challenger === true && (by.trim() === '' || why.trim() === ''))
    throw new TaskError(
      t('"challenger" requires "by" and "why": the history records who makes a change and why'),
    );
}

/** What is known of the version beside the inputs. */
interface Known {
  readonly hash: string;
  readonly measures: NewVersion['measures'];
  readonly folder: string;
  /** Absolute. */
  readonly registry: string;
}

async function newVersion(
  inputs: RegisterModelInputs,
  { hash, measures, folder, registry }: Known,
): Promise<NewVersion> {
  const { as, version, run, evaluation, data, manifest, output } = inputs;
  const written = (path: string): string => relative(dirname(registry), path).split(sep).join('/');
  return {
    model: as,
    file: written(output ?? inputs.model),
    sha256: hash,
    date: inputs.date ?? new Date().toISOString().slice(0, 10),
    measures,
    ...(version === undefined ? {} : { version }),
    ...(run === undefined ? {} : { run }),
    ...(evaluation === undefined ? {} : { evaluation: written(evaluation) }),
    ...(manifest === undefined ? {} : { manifest: written(manifest) }),
    ...(data === undefined
      ? {}
      : { data: { file: written(data), sha256: await hashOf(data, shownPath(folder, data)) } }),
  };
}

/** @throws TaskError for what is no file: a folder has no hash. */
async function hashOf(path: string, shown: string): Promise<string> {
  try {
    if (!(await stat(path)).isFile()) throw new TaskError(t('"{0}" is not a file', shown));
    return await fileHash(path);
  } catch (error) {
    if (error instanceof TaskError) throw error;
    throw new TaskError(t('"{0}" cannot be read: {1}', shown, reasonOf(error)));
  }
}

/** The text of a registry; empty where there is none yet. @throws TaskError when it cannot be read. */
async function registryText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw new TaskError(t('"{0}" cannot be read: {1}', path, reasonOf(error)));
  });
}

/** @throws TaskError when it cannot become challenger. */
function asChallenger(
  text: string,
  { as, by = '', why = '', date }: RegisterModelInputs,
  version: string,
): string {
  const registry = registryOf('', text);
  if (isRefusal(registry)) throw new TaskError(registry.refused);
  const registered = registry.models.find(({ name }) => name === as);
  if (!registered) throw new Error('a model that was not registered');
  if (registered.aliases.champion?.text === version)
    throw new TaskError(t('Version {0} of "{1}" is champion: it cannot be challenger', version, as));
  if (registered.aliases.challenger?.text === version) return text;
  const found = versionOf({ registry, registered }, version);
  if (isRefusal(found)) throw new TaskError(found.refused);
  const at = date ?? new Date().toISOString().slice(0, 10);
  const changes = changedAlias(found, { alias: 'challenger', at, by: by.trim(), why: why.trim() });
  if (isRefusal(changes)) throw new TaskError(changes.refused);
  return applyChanges(text, changes);
}
