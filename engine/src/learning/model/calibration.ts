/** What turns scores of two classes into probabilities that come true as often as they say. Fitted on rows that were not trained on. */
export type Calibration =
  | {
      /** Platt: the log-odds of the probability are `slope * score + intercept`. */
      readonly by: 'sigmoid';
      readonly slope: number;
      readonly intercept: number;
    }
  | {
      /** A curve that never falls, straight between its points; level before the first one and behind the last. */
      readonly by: 'isotonic';
      /** Ascending, each one different. */
      readonly scores: Float64Array;
      /** From 0 to 1, never descending. */
      readonly probabilities: Float64Array;
    };

/** What calibrated scores are; see `Answer`. */
export function calibratedScores(calibration: Calibration): 'log-odds' | 'probabilities' {
  return calibration.by === 'sigmoid' ? 'log-odds' : 'probabilities';
}

/** Calibrated scores. The file of a model does the same, in the same order, so that its numbers are the same. */
export function calibrate(calibration: Calibration, scores: Float64Array): Float64Array {
  if (calibration.by === 'sigmoid')
    return scores.map((score) => score * calibration.slope + calibration.intercept);
  const { scores: points, probabilities } = calibration;
  const slopes = slopesOf(calibration);
  const [first = 0] = points;
  const last = points.at(-1) ?? 0;
  return scores.map((score) => {
    const inside = Math.min(Math.max(score, first), last);
    const at = Math.max(0, Math.min(slopes.length - 1, countUpTo(points, inside) - 1));
    const value = (probabilities[at] ?? 0) + (inside - (points[at] ?? 0)) * (slopes[at] ?? 0);
    return Math.min(Math.max(value, 0), 1);
  });
}

/** What the curve rises by behind each of its points but the last; a curve of one point is level. */
export function slopesOf({ scores, probabilities }: Extract<Calibration, { by: 'isotonic' }>): Float64Array {
  if (scores.length === 1) return Float64Array.of(0);
  return Float64Array.from({ length: scores.length - 1 }, (_, at) => {
    const rise = (probabilities[at + 1] ?? 0) - (probabilities[at] ?? 0);
    return rise / ((scores[at + 1] ?? 0) - (scores[at] ?? 0));
  });
}

/** How many points of a list in ascending order are not above a value. */
function countUpTo(points: Float64Array, value: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
