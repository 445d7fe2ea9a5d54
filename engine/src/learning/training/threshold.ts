import { chooseThreshold, type ThresholdRule } from '@vitruve/manifests';
import { curve, descending } from '../metrics/ranking.ts';
import { LearningFault } from './fault.ts';

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
  const [first, ...others] = curve({ truth, scores: probabilities, order: descending(probabilities) });
  if (!first) throw new LearningFault({ code: 'too-few-rows', part: 'validation', rows: 0 });
  const choice = chooseThreshold(rule, [first, ...others]);
  if ('threshold' in choice) return choice.threshold;
  throw new LearningFault({ code: 'no-threshold', rule: choice.unreached, best: choice.best });
}
