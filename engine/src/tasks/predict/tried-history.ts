import { basename } from 'node:path';
import { withModel } from '../../learning/process/learner.ts';
import { HISTORY } from '../../learning/recommender/request.ts';
import { listsOf, openAnyModel } from '../../learning/source/model-file.ts';

/** An item of a list, the best one first. */
export interface RecommendedItem {
  readonly item: string;
  readonly score: number;
}

/**
 * The list that a recommender makes of a history.
 * @param model absolute path of the file, or of a registry with `#name@version` behind it.
 * @param history items, separated by `|`.
 * @returns undefined for a model that is no recommender.
 * @throws UserError when it is no model, or does not run.
 */
export async function tryHistory(
  model: string,
  history: string,
): Promise<readonly RecommendedItem[] | undefined> {
  const { bytes, notes } = await openAnyModel(model, basename(model));
  const { recommender } = notes;
  if (!recommender) return undefined;
  const { signal } = new AbortController();
  const table = { rows: 1, columns: [{ name: HISTORY, type: 'text' as const, values: [history] }] };
  const { items, scores } = await withModel(bytes, 1, { signal }, async (run) =>
    listsOf(recommender, await run(table), 1),
  );
  return items.flatMap((item, at) => (item === '' ? [] : [{ item, score: scores[at] ?? 0 }]));
}
