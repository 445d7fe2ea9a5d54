import { t } from '@vscode/l10n';
import { algorithmOf, PARAMETERS_OF } from '../parameters.ts';
import { modelRule } from './model-rule.ts';

/** Keys that tell an algorithm of Vitruve how to learn. */
const OF_ALGORITHMS = ['algorithm', 'parameters', 'search', 'balanced', 'calibration', 'encode'];

/** A parameter that the algorithm or the command does not have, or a number of trials of a grid: it would change nothing. */
export const parameterUnused = modelRule('model/parameter-unused', 'warning', function* ({ manifest }) {
  const { search, root, hasCommand } = manifest;
  if (hasCommand) {
    for (const { key } of root.pairs)
      if (OF_ALGORITHMS.includes(key.text))
        yield { message: t('"{0}" has no effect on {1}', key.text, 'train.run'), span: key.span };
    const { folds } = manifest.split;
    if (folds) yield { message: t('"{0}" has no effect on {1}', 'folds', 'train.run'), span: folds.key.span };
    return;
  }
  if (search?.trials && search.method?.text === 'grid')
    yield { message: t('"{0}" has no effect on {1}', 'trials', 'grid'), span: search.trials.key.span };
  const algorithm = algorithmOf(manifest);
  const taken = PARAMETERS_OF[algorithm];
  if (!taken) return;
  const known = new Set(Object.values(PARAMETERS_OF).flat());
  for (const { text, span } of [...manifest.parameters, ...(search?.parameters ?? []).map(({ key }) => key)])
    if (known.has(text) && !taken.includes(text))
      yield { message: t('"{0}" has no effect on {1}', text, algorithm), span };
});
