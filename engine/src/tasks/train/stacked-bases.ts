import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { PARAMETERS_OF, RECOMMENDER, STACKING } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import type { StackedBase } from '../../learning/training/request.ts';
import type { GivenInputs } from './inputs.ts';

/**
 * The base models that manifests describe: their algorithms and parameters. Table, columns, encodings and split are those of the stacking.
 * @param paths absolute, of manifests.
 * @param target that they must have.
 * @param read gives the inputs of a manifest.
 * @throws TaskError for a manifest that cannot be read, or describes what cannot be a base model.
 */
export async function basesOf(
  paths: readonly string[],
  target: string | undefined,
  read: (path: string) => Promise<GivenInputs>,
): Promise<readonly StackedBase[]> {
  const bases: StackedBase[] = [];
  for (const path of paths) {
    if (!/\.model\.ya?ml$/iu.test(path))
      throw new TaskError(
        t(
          '"{0}" cannot be a base model: name a *.model.yaml. A trained file already knows the training rows, so its predictions of them are too good',
          basename(path),
        ),
      );
    const inputs = await read(path);
    const name = basename(path).replace(/\.model\.ya?ml$/iu, '');
    const algorithm =
      inputs.algorithm ?? (inputs.target === undefined ? 'isolation-forest' : 'random-forest');
    if (inputs.train)
      throw new TaskError(t('"{0}" cannot be a base model: a command trains it', basename(path)));
    if (algorithm === RECOMMENDER || algorithm === STACKING)
      throw new TaskError(t('"{0}" cannot be a base model: its algorithm is {1}', basename(path), algorithm));
    if (inputs.target !== target)
      throw new TaskError(
        t(
          '"{0}" cannot be a base model: its target is "{1}", not "{2}"',
          basename(path),
          inputs.target ?? '–',
          target ?? '–',
        ),
      );
    const given = inputs as Readonly<Record<string, unknown>>;
    const own = (PARAMETERS_OF[algorithm] ?? []).map((key) => [key, given[key]]);
    bases.push({ name, algorithm, parameters: Object.fromEntries(own) as StackedBase['parameters'] });
  }
  return bases;
}
