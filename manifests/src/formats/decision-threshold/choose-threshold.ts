import type { ThresholdRule } from './threshold-rule.ts';

/** What is found when all rows with at least a score are taken for positive. */
export interface ThresholdPoint {
  readonly threshold: number;
  readonly truePositives: number;
  readonly falsePositives: number;
}

/** A threshold, or the best that can be had of what a rule asks for in vain. */
export type ThresholdChoice =
  | { readonly threshold: number }
  | { readonly unreached: string; readonly best: number };

/** Rows that are predicted to be positive. */
export function alertsAt({ truePositives, falsePositives }: ThresholdPoint): number {
  return truePositives + falsePositives;
}

/** What false alarms and misses cost together. @param positives all positive rows. */
export function costAt(
  { truePositives, falsePositives }: ThresholdPoint,
  positives: number,
  { falseAlarm, miss }: { readonly falseAlarm: number; readonly miss: number },
): number {
  return falsePositives * falseAlarm + (positives - truePositives) * miss;
}

/**
 * The threshold that a rule leads to.
 * @param points from the highest threshold on; the last has all rows.
 */
export function chooseThreshold(
  rule: ThresholdRule,
  points: readonly [ThresholdPoint, ...ThresholdPoint[]],
): ThresholdChoice {
  if (rule.by === 'value') return { threshold: rule.value };
  const [first] = points;
  const last = points.at(-1) ?? first;
  const positives = last.truePositives;
  const recallOf = ({ truePositives }: ThresholdPoint): number => truePositives / positives;
  const precisionOf = (point: ThresholdPoint): number => point.truePositives / alertsAt(point);
  /** The point that is best; the one with the higher threshold of two that are equal. */
  const best = (
    value: (point: ThresholdPoint) => number,
    among: readonly ThresholdPoint[] = points,
  ): ThresholdPoint => among.reduce((a, b) => (value(b) > value(a) ? b : a), among[0] ?? last);
  const at = (point: ThresholdPoint): ThresholdChoice => ({ threshold: between(points, point) });
  switch (rule.by) {
    case 'f1':
      return at(best((point) => (2 * point.truePositives) / (alertsAt(point) + positives)));
    case 'cost':
      return at(
        best(
          (point) => -costAt(point, positives, rule),
          [{ threshold: Infinity, truePositives: 0, falsePositives: 0 }, ...points],
        ),
      );
    case 'recall': {
      const reached = points.find((point) => recallOf(point) >= rule.least);
      return reached ? at(reached) : { unreached: `recall>=${rule.least}`, best: 0 };
    }
    case 'precision': {
      const reached = points.filter((point) => precisionOf(point) >= rule.least);
      return reached.length > 0
        ? at(best(recallOf, reached))
        : { unreached: `precision>=${rule.least}`, best: precisionOf(best(precisionOf)) };
    }
    case 'alerts': {
      const allowed = points.filter((point) => alertsAt(point) <= rule.most);
      return allowed.length > 0
        ? at(best(alertsAt, allowed))
        : { unreached: `alerts=${rule.most}`, best: alertsAt(first) };
    }
  }
}

/** Halfway to the next score below: nothing that was looked at lies at the threshold. Never 0 or 1. */
function between(points: readonly ThresholdPoint[], point: ThresholdPoint): number {
  const next = points.find(({ threshold }) => threshold < point.threshold)?.threshold ?? 0;
  const middle = (Math.min(1, point.threshold) + next) / 2;
  return Math.min(1 - 1e-9, Math.max(1e-9, middle));
}
