import { t } from '@vscode/l10n';
import { PARAMETERS_OF } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/train.schema.json' with { type: 'json' };
import type { InputSchema } from '@vitruve/schemas/tasks';
import { TaskError } from '@vitruve/workspace';
import type { SearchedValues, SearchRule } from '../../learning/training/request.ts';
import type { SearchInputs } from './inputs.ts';

/** Combinations that are drawn unless somebody says otherwise. */
const TRIALS = 30;

/**
 * What is tried, and how.
 * @throws TaskError for a parameter that the algorithm does not have: an input may name another one than the manifest.
 */
export function searchRule(
  { method = 'random', trials = TRIALS, halving = false, measure, parameters }: SearchInputs,
  algorithm: string,
): SearchRule {
  const unused = Object.keys(parameters).find((name) => !PARAMETERS_OF[algorithm]?.includes(name));
  if (unused !== undefined) throw new TaskError(t('"{0}" has no effect on {1}', unused, algorithm));
  const inputs: Readonly<Record<string, InputSchema>> = schema.properties;
  const searched = Object.entries(parameters).map(([name, values]): [string, SearchedValues] => {
    if (!('from' in values)) return [name, values];
    const { from, to, scale = 'linear' } = values;
    return [name, { from, to, scale, isWhole: inputs[name]?.type === 'integer' }];
  });
  return { method, trials, isHalving: halving, parameters: Object.fromEntries(searched), measure };
}
