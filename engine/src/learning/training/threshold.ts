import { curve, descending, type CurvePoint } from '../metrics/ranking.ts';
import { LearningFault } from './fault.ts';

/** From which probability on the positive class is predicted: a number, or how it is chosen. */
export type ThresholdRule =
  | { readonly by: 'value'; readonly value: number }
  | { readonly by: 'f1' }
  | { readonly by: 'recall' | 'precision'; readonly least: number }
  /** What a false alarm and a miss cost, in the same unit. */
  | { readonly by: 'cost'; readonly falseAlarm: number; readonly miss: number }
  /** So many positive predictions among the rows. */
  | { readonly by: 'alerts'; readonly most: number };

/**
 * The threshold that a rule leads to, on rows that the model was not trained on.
 * @param truth 1 for positive rows.
 * @param probabilities of being positive.
 * @throws LearningFault when none reaches what is asked for.
 */
export function thresholdOf(
  rule: ThresholdRule,
  truth: ArrayLike<number>,
  probabilities: ArrayLike<number>,
): number {
  if (rule.by === 'value') return rule.value;
  const points = curve({ truth, scores: probabilities, order: descending(probabilities) });
  const last = points.at(-1);
  if (!last) throw new LearningFault({ code: 'too-few-rows', part: 'validation', rows: 0 });
  const positives = last.truePositives;
  const alertsOf = ({ truePositives, falsePositives }: CurvePoint): number => truePositives + falsePositives;
  const recallOf = ({ truePositives }: CurvePoint): number => truePositives / positives;
  const precisionOf = (point: CurvePoint): number => point.truePositives / alertsOf(point);
  /** The point that is best; the one with the higher threshold of two that are equal. */
  const best = (value: (point: CurvePoint) => number, among = points): CurvePoint =>
    among.reduce((a, b) => (value(b) > value(a) ? b : a), among[0] ?? last);
  switch (rule.by) {
    case 'f1':
      return between(
        points,
        best((point) => (2 * point.truePositives) / (alertsOf(point) + positives)),
      );
    case 'cost':
      return between(
        points,
        best(
          ({ truePositives, falsePositives }) =>
            -(falsePositives * rule.falseAlarm + (positives - truePositives) * rule.miss),
          [{ threshold: Infinity, truePositives: 0, falsePositives: 0 }, ...points],
        ),
      );
    case 'recall': {
      const reached = points.find((point) => recallOf(point) >= rule.least);
      if (!reached) throw unreached(`recall>=${rule.least}`, 0);
      return between(points, reached);
    }
    case 'precision': {
      const reached = points.filter((point) => precisionOf(point) >= rule.least);
      if (reached.length === 0) throw unreached(`precision>=${rule.least}`, precisionOf(best(precisionOf)));
      return between(points, best(recallOf, reached));
    }
    case 'alerts': {
      const allowed = points.filter((point) => alertsOf(point) <= rule.most);
      if (allowed.length === 0) throw unreached(`alerts=${rule.most}`, alertsOf(points[0] ?? last));
      return between(points, best(alertsOf, allowed));
    }
  }
}

/** Halfway to the next score below: nothing that was looked at lies at the threshold. Never 0 or 1. */
function between(points: readonly CurvePoint[], point: CurvePoint): number {
  const next = points.find(({ threshold }) => threshold < point.threshold)?.threshold ?? 0;
  const middle = (Math.min(1, point.threshold) + next) / 2;
  return Math.min(1 - 1e-9, Math.max(1e-9, middle));
}

function unreached(rule: string, best: number): LearningFault {
  return new LearningFault({ code: 'no-threshold', rule, best });
}
