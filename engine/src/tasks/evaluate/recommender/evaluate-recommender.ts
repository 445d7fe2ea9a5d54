import { availableParallelism } from 'node:os';
import { t } from '@vscode/l10n';
import { TaskError } from '@vitruve/workspace';
import { evaluateLists } from '../../../learning/metrics/recommendation.ts';
import type { Evaluation } from '../../../learning/metrics/evaluation.ts';
import { faultText } from '../../../learning/process/fault-text.ts';
import { predictApart } from '../../../learning/process/learner.ts';
import {
  comparedList,
  laterChoices,
  popularItems,
  type LaterChoices,
} from '../../../learning/recommender/later-choices.ts';
import { HISTORY, SEPARATOR } from '../../../learning/recommender/request.ts';
import { listsOf, type ModelFile } from '../../../learning/source/model-file.ts';
import { LearningFault } from '../../../learning/training/fault.ts';
import type { RecommenderNotes } from '../../../learning/training/notes.ts';
import type { RunContext } from '../../../running/task.ts';
import type { EvaluateInputs } from '../inputs.ts';
import { mustSuitRecommender } from './asked.ts';
import { readChoices } from './read-choices.ts';

/** A recommender that was measured on choices that it was not trained on. */
export interface MeasuredLists {
  readonly evaluation: Evaluation;
  readonly facts: MeasuredListsFacts;
}

export interface MeasuredListsFacts {
  readonly user: string;
  readonly item: string;
  /** Items of a list that are looked at. */
  readonly k: number;
  /** People who have choices and no history. */
  readonly newPeople: number;
  /** Whether histories come from a table of their own; otherwise one item of each person is held out. */
  readonly hasHistory: boolean;
  /** The column that says how relevant a choice is. */
  readonly relevance?: string;
}

/**
 * Measures the lists of a recommender by what people chose, beside the most popular items of the histories.
 * @throws TaskError
 */
export async function evaluateRecommender(
  { bytes }: ModelFile,
  notes: RecommenderNotes,
  inputs: EvaluateInputs,
  context: RunContext<undefined>,
): Promise<MeasuredLists> {
  mustSuitRecommender(inputs, notes);
  const { user, item } = notes;
  const { seed = 1, k = notes.k, relevance, threads = availableParallelism() } = inputs;
  const columns = { user, item, ...(relevance !== undefined && { weight: relevance }) };
  const history =
    inputs.history === undefined
      ? undefined
      : { rows: await readChoices(inputs.history, { user, item }, context), columns: { user, item } };
  const rows = await readChoices(inputs.data, columns, context);
  const choices = choicesOrFault(() => laterChoices({ rows, columns }, history, seed));
  if (choices.users.length === 0) throw nobody(inputs);
  const values = choices.histories.map((own) => [...own].join(SEPARATOR));
  const table = { rows: values.length, columns: [{ name: HISTORY, type: 'text', values }] } as const;
  const { items } = listsOf(
    notes,
    await predictApart(bytes, table, threads, { signal: context.signal }),
    values.length,
  );
  const own = values.map((_, at) =>
    items.slice(at * notes.k, at * notes.k + k).filter((name) => name !== ''),
  );
  const popular = choices.histories.map((seen) => popularItems(choices.popular, seen, k));
  const compared = (lists: readonly (readonly string[])[]) =>
    lists.map((list, at) => comparedList(list, choices.chosen[at] ?? new Map(), relevance !== undefined));
  const covered = (lists: readonly (readonly string[])[]): number =>
    Math.min(1, new Set(lists.flat()).size / notes.items);
  return {
    evaluation: evaluateLists(
      {
        lists: compared(own),
        naive: compared(popular),
        coverage: { value: covered(own), baseline: covered(popular) },
      },
      k,
      { seed },
    ),
    facts: {
      ...{ user, item, k, newPeople: choices.newPeople, hasHistory: history !== undefined },
      ...(relevance !== undefined && { relevance }),
    },
  };
}

/** @throws TaskError in the words of a training. */
function choicesOrFault(make: () => LaterChoices): LaterChoices {
  try {
    return make();
  } catch (error) {
    if (error instanceof LearningFault) throw new TaskError(faultText(error.fault));
    throw error;
  }
}

function nobody({ history }: EvaluateInputs): TaskError {
  return new TaskError(
    history === undefined
      ? t('No user has two items or more: give what they chose before as "{0}"', 'history')
      : t('No user of the history chose another item afterwards'),
  );
}
