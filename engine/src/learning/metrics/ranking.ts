/** Rows from the highest score to the lowest, computed once for many resamples; equal scores in the order of rows. */
export function descending(scores: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: scores.length }, (_, row) => row);
  return order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

/** What is told by scores of two classes. */
export interface Ranked {
  /** 1 for rows of the positive class, 0 for others. */
  readonly truth: ArrayLike<number>;
  readonly scores: ArrayLike<number>;
  /** Of `descending(scores)`. */
  readonly order: Uint32Array;
  /** Of rows; 1 each otherwise. */
  readonly weights?: ArrayLike<number> | undefined;
}

/** A threshold with what is at or above it. */
export interface CurvePoint {
  readonly threshold: number;
  /** Sums of weights. */
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** What each threshold finds, from the highest score on; one point for equal scores. */
export function curve({ truth, scores, order, weights }: Ranked): readonly CurvePoint[] {
  const points: CurvePoint[] = [];
  let truePositives = 0;
  let falsePositives = 0;
  for (let at = 0; at < order.length; at++) {
    const row = order[at] ?? 0;
    const weight = weights ? (weights[row] ?? 0) : 1;
    if (truth[row] === 1) truePositives += weight;
    else falsePositives += weight;
    const threshold = scores[row] ?? 0;
    if (at + 1 < order.length && scores[order[at + 1] ?? 0] === threshold) continue;
    points.push({ threshold, truePositives, falsePositives });
  }
  return points;
}

/** A point of the ROC curve. */
export interface RocPoint {
  /** The share of the other rows that is taken for positive. */
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/** The ROC curve from (0, 0) to (1, 1): scikit-learn's `roc_curve` with `drop_intermediate=False`. */
export function rocPoints(points: readonly CurvePoint[]): readonly RocPoint[] {
  const { truePositives: positives = 0, falsePositives: negatives = 0 } = points.at(-1) ?? {};
  return [
    { falsePositiveRate: 0, truePositiveRate: 0 },
    ...points.map(({ truePositives, falsePositives }) => ({
      falsePositiveRate: falsePositives / negatives,
      truePositiveRate: truePositives / positives,
    })),
  ];
}

/** A point of the precision-recall curve. */
export interface PrecisionRecallPoint {
  readonly precision: number;
  readonly recall: number;
}

/** The precision-recall curve from no recall, with a precision of 1, to all: scikit-learn's `precision_recall_curve` in reverse. */
export function precisionRecallPoints(points: readonly CurvePoint[]): readonly PrecisionRecallPoint[] {
  const { truePositives: positives = 0 } = points.at(-1) ?? {};
  return [
    { precision: 1, recall: 0 },
    ...points.map(({ truePositives, falsePositives }) => ({
      // Rows without weight are no rows.
      precision: truePositives + falsePositives === 0 ? 0 : truePositives / (truePositives + falsePositives),
      recall: truePositives / positives,
    })),
  ];
}

/** Points of a curve that a report holds. */
const MOST_POINTS = 200;

/**
 * Not more points than can be drawn: the last before each of as many even steps along the ROC curve, and both ends. Those that are left out
 * lie within a hundredth of the positive and of the negative rows of one that is kept.
 */
export function boundedCurve(points: readonly CurvePoint[], most = MOST_POINTS): readonly CurvePoint[] {
  const last = points.at(-1);
  if (!last || points.length <= most) return points;
  const { truePositives, falsePositives } = last;
  const stepOf = (point: CurvePoint | undefined): number =>
    point === undefined
      ? Infinity
      : Math.floor(
          ((point.truePositives / truePositives + point.falsePositives / falsePositives) / 2) * (most - 2),
        );
  return points.filter((point, at) => at === 0 || stepOf(points[at + 1]) > stepOf(point));
}

/** The area under the ROC curve: how likely a positive row scores above a negative one. NaN where a class is missing. */
export function rocAuc({ truth, scores, order, weights }: Ranked): number {
  let positives = 0;
  let negatives = 0;
  let area = 0;
  let tiedPositives = 0;
  let tiedNegatives = 0;
  for (let at = 0; at < order.length; at++) {
    const row = order[at] ?? 0;
    const weight = weights ? (weights[row] ?? 0) : 1;
    if (truth[row] === 1) tiedPositives += weight;
    else tiedNegatives += weight;
    if (at + 1 < order.length && scores[order[at + 1] ?? 0] === scores[row]) continue;
    area += tiedNegatives * (positives + tiedPositives / 2);
    positives += tiedPositives;
    negatives += tiedNegatives;
    tiedPositives = 0;
    tiedNegatives = 0;
  }
  return area / (positives * negatives);
}

/** Average precision: the area under the precision-recall curve as steps. NaN without positive rows. */
export function averagePrecision({ truth, scores, order, weights }: Ranked): number {
  let truePositives = 0;
  let all = 0;
  let tiedPositives = 0;
  let area = 0;
  for (let at = 0; at < order.length; at++) {
    const row = order[at] ?? 0;
    const weight = weights ? (weights[row] ?? 0) : 1;
    all += weight;
    if (truth[row] === 1) tiedPositives += weight;
    if (at + 1 < order.length && scores[order[at + 1] ?? 0] === scores[row]) continue;
    truePositives += tiedPositives;
    if (tiedPositives > 0) area += tiedPositives * (truePositives / all);
    tiedPositives = 0;
  }
  return area / truePositives;
}

/** Of the positive rows, the share among the `count` highest scores; equal scores in the order of rows. NaN without positive rows. */
export function recallAt({ truth, order }: Ranked, count: number): number {
  let found = 0;
  let positives = 0;
  for (let at = 0; at < order.length; at++) {
    if (truth[order[at] ?? 0] !== 1) continue;
    positives++;
    if (at < count) found++;
  }
  return found / positives;
}
