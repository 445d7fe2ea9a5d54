import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isRefusal, registryOf } from '@vitruve/manifests';
import type { TaskContext } from '../../running/task.ts';
import { defined, type RetrainInputs, type TaskInputs } from './inputs.ts';

/** The inputs of `vitruve/register-model` for a model that is trained again. */
export async function registrationOf(
  inputs: RetrainInputs,
  why: string,
  { folder }: Pick<TaskContext, 'folder'>,
): Promise<TaskInputs> {
  const { output, evaluation, manifest, name, by, registry, date } = inputs;
  return {
    model: output,
    as: inputs.as ?? (await registeredName(inputs, folder)) ?? name,
    evaluation,
    manifest,
    challenger: true,
    by,
    why,
    ...defined({ registry, date }),
  };
}

/** The name of the model whose manifest it is in the registry; undefined where there is none, or several. */
async function registeredName(
  { manifest, registry }: RetrainInputs,
  folder: string,
): Promise<string | undefined> {
  const path = registry ?? join(folder, 'models.yaml');
  // The task that writes it tells what is wrong with it.
  const found = registryOf('', await readFile(path, 'utf8').catch(() => ''));
  if (isRefusal(found)) return undefined;
  const [only, ...others] = found.models.filter(
    (model) => model.manifest && resolve(dirname(path), model.manifest.text) === manifest,
  );
  return others.length === 0 ? only?.name : undefined;
}
