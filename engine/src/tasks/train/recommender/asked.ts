import { t } from '@vscode/l10n';
import { RECOMMENDER, RECOMMENDER_COLUMNS, UNUSED_BY_RECOMMENDERS } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import type { TrainInputs } from '../inputs.ts';
import type { PredictorInputs } from '../request.ts';

/** Inputs of a training of a recommender that are there. */
export type RecommenderInputs = TrainInputs & Required<Pick<TrainInputs, 'user' | 'item'>>;

/** What is trained. */
export type Asked =
  | { readonly by: 'recommender'; readonly inputs: RecommenderInputs }
  | { readonly by: 'predictor'; readonly inputs: PredictorInputs };

/**
 * Tells what inputs train.
 * @throws TaskError for columns that a recommender lacks, and for inputs that would change nothing.
 */
export function askedOf({ algorithm, ...others }: TrainInputs): Asked {
  const given = others as Readonly<Record<string, unknown>>;
  const first = (names: readonly string[]): string | undefined =>
    names.find((name) => given[name] !== undefined);
  if (algorithm !== RECOMMENDER) {
    const unused = first(RECOMMENDER_COLUMNS);
    if (unused !== undefined) throw new TaskError(t('"{0}" requires "algorithm: {1}"', unused, RECOMMENDER));
    return { by: 'predictor', inputs: { ...others, ...(algorithm !== undefined && { algorithm }) } };
  }
  const { user, item, weight } = others;
  if (user === undefined || item === undefined)
    throw new TaskError(
      t('The algorithm "{0}" requires "{1}"', RECOMMENDER, user === undefined ? 'user' : 'item'),
    );
  const unused = first(UNUSED_BY_RECOMMENDERS);
  if (unused !== undefined) throw new TaskError(t('"{0}" has no effect on {1}', unused, RECOMMENDER));
  if (new Set([user, item, weight]).size < 3)
    throw new TaskError(t('"user", "item" and "weight" must be different columns'));
  if (others.relevance !== undefined && [user, item].includes(others.relevance))
    throw new TaskError(t('"user", "item" and "relevance" must be different columns'));
  return { by: 'recommender', inputs: { ...others, algorithm, user, item } };
}
