import { t } from '@vscode/l10n';
import type { ValueRow } from '../../../running/report/block.ts';
import type { Evaluated } from '../run.ts';
import type { MeasuredListsFacts } from './evaluate-recommender.ts';

/** What was measured, in a report. @param history the table of histories, as it is shown. */
export function recommenderFacts(
  { user, item, k, relevance }: MeasuredListsFacts,
  users: number,
  history: string | undefined,
): readonly ValueRow[] {
  return [
    [t('History'), history ?? t('of the data, without one item of each user')],
    [t('Users measured (column "{0}")', user), users],
    [t('Column of the items'), item],
    [t('Items of a list'), k],
    ...(relevance === undefined ? [] : ([[t('Relevance'), relevance]] as const)),
  ];
}

/** What the measures of a recommender mean, and say nothing of; nothing of other models. */
export function recommenderRemarks({ recommender }: Pick<Evaluated, 'recommender'>): readonly string[] {
  if (!recommender) return [];
  const { k, newPeople, relevance } = recommender;
  return [
    t('"AtK" means: among the first {0} items of a list, without items that the user had before', k),
    ...(relevance === undefined
      ? []
      : [t('Only nDCG asks how relevant an item is, by the column "{0}"', relevance)]),
    ...(newPeople > 0 ? [t('Users without a history, not measured: {0}', newPeople)] : []),
  ];
}
