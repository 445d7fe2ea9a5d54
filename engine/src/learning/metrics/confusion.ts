/** How often each class was taken for each: rows are true classes, columns predicted ones, one row after the other. */
export interface Confusion {
  readonly classes: number;
  /** `classes * classes` sums of weights. */
  readonly counts: Float64Array;
}

/**
 * @param truth classes from 0.
 * @param predicted as many.
 * @param weights of rows; 1 each otherwise.
 */
export function confusionOf(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
  weights?: ArrayLike<number>,
): Confusion {
  const counts = new Float64Array(classes * classes);
  for (let row = 0; row < truth.length; row++) {
    const cell = (truth[row] ?? 0) * classes + (predicted[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + (weights ? (weights[row] ?? 0) : 1);
  }
  return { classes, counts };
}

/** Sums of one class: what it is, what it was taken for, and what is both. */
interface ClassSums {
  readonly hits: number;
  readonly predicted: number;
  readonly actual: number;
}

function sumsOf({ classes, counts }: Confusion, of: number): ClassSums {
  let predicted = 0;
  let actual = 0;
  for (let other = 0; other < classes; other++) {
    predicted += counts[other * classes + of] ?? 0;
    actual += counts[of * classes + other] ?? 0;
  }
  return { hits: counts[of * classes + of] ?? 0, predicted, actual };
}

/** The share of rows that are right; NaN without rows. */
export function accuracy({ classes, counts }: Confusion): number {
  let hits = 0;
  for (let each = 0; each < classes; each++) hits += counts[each * classes + each] ?? 0;
  return hits / counts.reduce((sum, count) => sum + count, 0);
}

/** Of the rows predicted as a class, the share that is of it; 0 where none is predicted, as in scikit-learn. */
export function precision(confusion: Confusion, of: number): number {
  const { hits, predicted } = sumsOf(confusion, of);
  return predicted === 0 ? 0 : hits / predicted;
}

/** Of the rows of a class, the share predicted as it; 0 where there is none, as in scikit-learn. */
export function recall(confusion: Confusion, of: number): number {
  const { hits, actual } = sumsOf(confusion, of);
  return actual === 0 ? 0 : hits / actual;
}

/** The harmonic mean of precision and recall; 0 where both are 0. */
export function f1(confusion: Confusion, of: number): number {
  const { hits, predicted, actual } = sumsOf(confusion, of);
  return predicted + actual === 0 ? 0 : (2 * hits) / (predicted + actual);
}

/** The plain mean of a measure over the classes that occur, in the truth or in predictions: scikit-learn's `macro`. */
export function macro(confusion: Confusion, measure: (confusion: Confusion, of: number) => number): number {
  let sum = 0;
  let occurring = 0;
  for (let each = 0; each < confusion.classes; each++) {
    const { predicted, actual } = sumsOf(confusion, each);
    if (predicted + actual === 0) continue;
    sum += measure(confusion, each);
    occurring++;
  }
  return sum / occurring;
}
