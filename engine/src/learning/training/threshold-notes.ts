import { CURVE_KEY, thresholdCurveText } from '@vitruve/manifests';
import { boundedCurve } from '../metrics/ranking.ts';
import type { Split } from '../splits/split.ts';
import type { SplitRule, TrainingRequest, TrainingResult } from './request.ts';

/** Points that a file keeps: some kilobytes. */
const MOST_POINTS = 100;

/** Milliseconds. */
const DAY = 86_400_000;

/**
 * What each threshold finds, for the metadata of a file: editors tell what a threshold comes to without running the model. On validation
 * rows, where thresholds are chosen, or else on test rows; empty for other models than those of two classes.
 */
export function thresholdNotes(
  { split: rule, algorithm, dataHash }: TrainingRequest,
  evaluations: TrainingResult['evaluations'],
  split: Split,
): Readonly<Record<string, string>> {
  const part = evaluations.validation ? 'validation' : 'test';
  const { confusion, curves = [] } = evaluations[part] ?? {};
  const [first, ...others] = boundedCurve(curves[0]?.points ?? [], MOST_POINTS);
  if (confusion?.length !== 2 || !first) return {};
  const days = daysOf(rule, split[part]);
  return {
    [CURVE_KEY]: thresholdCurveText({
      ...{ part, rows: split[part].length, algorithm },
      ...(days !== undefined && { days }),
      ...(dataHash !== undefined && { data: dataHash }),
      points: [first, ...others],
    }),
  };
}

/** Days from the first row to the last, with both; undefined for rows without a date. */
function daysOf(rule: SplitRule, rows: Uint32Array): number | undefined {
  if (rule.by !== 'time' || rule.isDate !== true) return undefined;
  let [first, last] = [Infinity, -Infinity];
  for (const row of rows) {
    const day = Math.floor((rule.times[row] ?? 0) / DAY);
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return last - first + 1;
}
