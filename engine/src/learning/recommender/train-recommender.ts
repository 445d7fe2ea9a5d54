import { ProofError, type Proof } from '../export/proof.ts';
import { proveRecommender } from './recommender-proof.ts';
import { exportRecommender } from './recommender-file.ts';
import { LearningFault } from '../training/fault.ts';
import { NOTES_KEY, type ModelNotes } from '../training/notes.ts';
import type { TrainingResult } from '../training/request.ts';
import { choicesOf, usableRows, type Choices } from './choices.ts';
import { holdOut } from './held-out.ts';
import { measureRecommender } from './measure.ts';
import { neighborsOf } from './neighbors.ts';
import type { Recommender } from './recommend.ts';
import { HISTORY, type RecommenderRequest } from './request.ts';

/** Of the whole, what the cosines take. */
const FITTING = 0.7;

/**
 * Trains a recommender on the choices that are not held out, measures it by those that are, and makes its file, which is compared with it.
 * @param onProgress from 0 to 1.
 * @throws LearningFault when the choices cannot be learned from.
 */
export async function trainRecommender(
  request: RecommenderRequest,
  onProgress: (progress: number) => void,
): Promise<TrainingResult> {
  const { rows, columns, k, seed, threads, version } = request;
  const usable = usableRows(rows, columns);
  const heldOut = holdOut(rows, usable, request);
  const choices = choicesOf(rows, heldOut.training);
  mustTell(choices, k);
  if (request.test > 0 && heldOut.chosen.size === 0) throw new LearningFault({ code: 'nobody-held-out' });
  const neighbors = neighborsOf(choices, request.neighbors, (progress) => {
    onProgress(progress * FITTING);
  });
  const recommender: Recommender = { items: choices.items, neighbors, k };
  const evaluation =
    heldOut.chosen.size > 0
      ? measureRecommender(recommender, choices, heldOut, { seed, isGraded: rows.relevance !== undefined })
      : undefined;
  onProgress((1 + FITTING) / 2);
  const counts = {
    training: heldOut.training.length,
    validation: 0,
    test: heldOut.rows,
    unused: 0,
  };
  const notes: ModelNotes = {
    version: 1,
    algorithm: 'item-cosine',
    problem: 'recommendation',
    naive: [],
    columns: [{ name: HISTORY, type: 'text', typical: choices.items[0] ?? '' }],
    recommender: {
      user: columns.user,
      item: columns.item,
      k,
      items: choices.items.length,
      neighbors: neighbors.count,
    },
    seed,
    rows: { training: counts.training, validation: 0, test: counts.test },
  };
  const bytes = exportRecommender(recommender, { metadata: { [NOTES_KEY]: JSON.stringify(notes) }, version });
  const proof = await proved(bytes, recommender, choices, threads);
  onProgress(1);
  return {
    bytes,
    problem: 'recommendation',
    classes: [],
    columns: [{ name: HISTORY, type: 'text' }],
    leftOut: [],
    suspects: [],
    unlabeled: rows.users.length - usable.length,
    rows: counts,
    proof,
    isSettled: true,
    importance: [],
    recommender: {
      users: choices.histories.size,
      items: choices.items.length,
      neighbors: neighbors.count,
      k,
      measured: heldOut.chosen.size,
      newPeople: heldOut.newPeople,
      alone: itemsAlone(recommender),
    },
    evaluations: evaluation ? { test: evaluation } : {},
  };
}

/** @throws LearningFault for choices that say nothing of what goes together, and for longer lists than there are items. */
function mustTell({ items, histories }: Choices, k: number): void {
  if (![...histories.values()].some(({ items: own }) => own.length > 1))
    throw new LearningFault({ code: 'nothing-together' });
  if (k > items.length) throw new LearningFault({ code: 'too-few-items', items: items.length, k });
}

/** Items that nobody chose together with another: nothing is similar to them, and they are recommended only as popular ones. */
function itemsAlone({ items, neighbors }: Recommender): number {
  return items.filter((_, item) => neighbors.items[item * neighbors.count] === items.length).length;
}

async function proved(
  bytes: Uint8Array,
  recommender: Recommender,
  { histories }: Choices,
  threads: number,
): Promise<Proof> {
  try {
    const own = Array.from(histories.values(), ({ items }) => [...items]);
    return await proveRecommender(bytes, recommender, own, threads);
  } catch (error) {
    if (!(error instanceof ProofError)) throw error;
    throw new LearningFault({ code: 'no-file-proof', text: error.message });
  }
}
