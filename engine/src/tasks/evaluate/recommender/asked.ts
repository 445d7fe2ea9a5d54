import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import type { RecommenderNotes } from '../../../learning/training/notes.ts';
import type { EvaluateInputs } from '../inputs.ts';

const ONLY_OF_PREDICTORS = ['target', 'compare', 'slices', 'rankBy', 'importance'] as const;
const ONLY_OF_RECOMMENDERS = ['history', 'relevance'] as const;

/** Whether an input asks for something: an empty list and `false` do not. */
function isGiven(value: EvaluateInputs[keyof EvaluateInputs]): boolean {
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
}

/** @throws TaskError for inputs that would change nothing, and longer lists than the model makes. */
export function mustSuitRecommender(inputs: EvaluateInputs, { k: made }: RecommenderNotes): void {
  const unused = ONLY_OF_PREDICTORS.find((name) => isGiven(inputs[name]));
  if (unused !== undefined) throw new TaskError(t('"{0}" has no effect on a recommender', unused));
  if (inputs.k !== undefined && inputs.k > made)
    throw new TaskError(t('"{0}" is {1}, and the lists of the model have {2} items', 'k', inputs.k, made));
}

/** @throws TaskError for inputs of a recommender. */
export function mustSuitPredictor(inputs: EvaluateInputs): void {
  const unused = ONLY_OF_RECOMMENDERS.find((name) => isGiven(inputs[name]));
  if (unused !== undefined) throw new TaskError(t('"{0}" is for recommenders alone', unused));
}
