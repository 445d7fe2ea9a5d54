import { differenceOf, ProofError, type Proof } from '../export/proof.ts';
import { FileModel } from '../export/run-model.ts';
import { recommend, type Recommender } from './recommend.ts';
import { RECOMMENDED } from './recommender-file.ts';
import { HISTORY, SEPARATOR } from './request.ts';

/** Histories that a file is compared on, at most. */
const PROVED = 2000;
/** Scores that differ by less are the same: their items may change places. */
const SAME = 1e-9;

/**
 * Runs the file of a recommender on histories, on one without items and on one with an item that it does not know, and compares its lists
 * with those of the recommender.
 * @throws ProofError when an item differs, or a score by more than 1e-5.
 */
export async function proveRecommender(
  bytes: Uint8Array,
  recommender: Recommender,
  histories: readonly (readonly number[])[],
  threads: number,
): Promise<Proof> {
  const { items, k } = recommender;
  const unknown = `${items.join('').slice(0, 20)}\u{1F5FF}`;
  const own = histories.slice(0, PROVED);
  const texts = own.map((history) => history.map((item) => items[item] ?? '').join(SEPARATOR));
  const rows = [...own, [], [], [0], [0]];
  const values = [
    ...texts,
    '',
    unknown,
    `${unknown}${SEPARATOR}${items[0] ?? ''}`,
    `${items[0] ?? ''}${SEPARATOR}${items[0] ?? ''}`,
  ];
  const file = await FileModel.open(bytes, threads);
  try {
    const found = await file.run({ rows: rows.length, columns: [{ name: HISTORY, type: 'text', values }] });
    const listed = found.get(RECOMMENDED.items)?.values ?? [];
    const scores = found.get(RECOMMENDED.scores);
    const expected = new Float64Array(rows.length * k);
    for (const [row, history] of rows.entries()) {
      const list = recommend(recommender, history);
      expected.set(list.scores, row * k);
      for (let place = 0; place < k; place++) {
        const name = items[list.items[place] ?? -1] ?? '';
        const other = String(listed[row * k + place]);
        if (name !== other && !isTied(list.scores, place))
          throw new ProofError(`item ${place + 1} of list ${row + 1} is ${other}, and ${name} in training`);
      }
    }
    return { rows: rows.length, difference: differenceOf(expected, scores, RECOMMENDED.scores) };
  } finally {
    await file.close();
  }
}

/** Whether a score is as that of its neighbors in the list, or the last one: what comes next may have the same. */
function isTied(scores: readonly number[], place: number): boolean {
  const own = scores[place] ?? 0;
  return [scores[place - 1], scores[place + 1] ?? own].some(
    (other) => other !== undefined && own > 0 && Math.abs(other - own) <= SAME,
  );
}
