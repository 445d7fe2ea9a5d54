/** In what effects are counted: as the model answers, or in what its answer is made of. */
export type Unit = 'answer' | 'log-odds' | 'logarithm' | 'score';

/** How sums of trees become answers: `answer = inverse(slope * sum + shift)`. */
export interface Scale {
  readonly unit: Unit;
  readonly slope: number;
  readonly shift: number;
}

/** What answers may differ by: they are made of numbers of 32 bits. */
export const TOLERANCE = 1e-4;
/** Log-odds beyond lose their digits. */
const CERTAIN = 1e-5;

/** What a model answers as a function of a sum, and back. */
export interface Link {
  readonly unit: Unit;
  readonly of: (answer: number) => number;
  readonly inverse: (value: number) => number;
  readonly isKnown: (answer: number) => boolean;
}

export const AS_IT_IS: Link = {
  unit: 'answer',
  of: (answer) => answer,
  inverse: (value) => value,
  isKnown: () => true,
};

export const LOG_ODDS: Link = {
  unit: 'log-odds',
  of: (answer) => Math.log(answer / (1 - answer)),
  inverse: (value) => 1 / (1 + Math.exp(-value)),
  isKnown: (answer) => answer > CERTAIN && answer < 1 - CERTAIN,
};

export const SCORE: Link = { ...AS_IT_IS, unit: 'score', isKnown: Number.isFinite };

const LOGARITHM: Link = {
  unit: 'logarithm',
  of: Math.log,
  inverse: Math.exp,
  isKnown: (answer) => answer > CERTAIN,
};

/**
 * Finds out how the answers of a model follow from the sums of its trees. Nothing of the graph behind the trees has to be understood.
 * @param sums of some rows.
 * @param answers of the same rows.
 * @returns undefined where answers do not rise or fall with the sums.
 */
export function scaleOf(sums: Float64Array, answers: Float64Array): Scale | undefined {
  for (const link of [AS_IT_IS, LOG_ODDS, LOGARITHM]) {
    const scale = fitted(link, sums, answers);
    if (scale) return scale;
  }
  const order = Array.from(sums.keys()).sort((row, other) => (sums[row] ?? 0) - (sums[other] ?? 0));
  const [first, last] = [answers[order[0] ?? 0] ?? 0, answers[order.at(-1) ?? 0] ?? 0];
  const slope = last < first ? -1 : 1;
  const isOrdered = order.every((row, index) => {
    const before = answers[order[index - 1] ?? row] ?? 0;
    return slope * ((answers[row] ?? 0) - before) >= -TOLERANCE * Math.max(1, Math.abs(before));
  });
  return isOrdered ? { unit: 'score', slope, shift: 0 } : undefined;
}

function fitted(
  { unit, of, inverse, isKnown }: Link,
  sums: Float64Array,
  answers: Float64Array,
): Scale | undefined {
  const known = Array.from(sums.keys()).filter((row) => isKnown(answers[row] ?? 0));
  if (known.length === 0) return undefined;
  const at = (row: number): number => sums[row] ?? 0;
  const low = known.reduce((best, row) => (at(row) < at(best) ? row : best));
  const high = known.reduce((best, row) => (at(row) > at(best) ? row : best));
  const span = at(high) - at(low);
  const value = (row: number): number => of(answers[row] ?? 0);
  const slope = span > 0 ? (value(high) - value(low)) / span : 1;
  const shift = value(low) - slope * at(low);
  const isTrue = sums.every((sum, row) => {
    const answer = answers[row] ?? 0;
    return Math.abs(inverse(slope * sum + shift) - answer) <= TOLERANCE * Math.max(1, Math.abs(answer));
  });
  return isTrue && slope !== 0 ? { unit, slope, shift } : undefined;
}

/** What logarithms of probabilities may differ by, which are small numbers of 32 bits. */
const LOG_TOLERANCE = 1e-3;

/**
 * Whether the probabilities of classes follow from the exponentials of the sums of all classes, each of which may have a constant besides.
 * @param sums of one class, less the mean of all classes, of some rows.
 * @param scores the same of the logarithms of the probabilities; infinite where one of them is 0.
 */
export function isSoftmax(sums: Float64Array, scores: Float64Array): boolean {
  const differences = scores.map((score, row) => score - (sums[row] ?? 0)).filter(Number.isFinite);
  const [first = Number.NaN] = differences;
  return (
    differences.every((each) => Math.abs(each - first) <= LOG_TOLERANCE * Math.max(1, Math.abs(each))) &&
    differences.length > 0
  );
}
