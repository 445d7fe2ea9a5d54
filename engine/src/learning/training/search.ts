import { LearningFault } from './fault.ts';
import type { SearchResult, SearchRule, TrainingRequest, Trial } from './request.ts';
import { combinationsOf } from './search-space.ts';
import { growingSamples } from './growing-samples.ts';
import type { Sample } from './sample.ts';
import type { StartTrials } from './trial.ts';

/** What parameters are chosen by unless somebody says otherwise. */
const MEASURES = { classification: 'rocAuc', regression: 'rmse' } as const;
/** Measures of which less is better. */
const LESS_IS_BETTER: ReadonlySet<string> = new Set(['logLoss', 'brier', 'mae', 'rmse', 'mape']);

/**
 * Tries combinations of parameters: each is trained on training rows and measured on the validation rows. With
 * halving, the trials begin on few rows, and a third of them goes on with three times as many. Test rows are never looked at. What comes
 * out depends on the seed, and not on the number of threads.
 * @param onProgress from 0 to 1.
 * @param start what runs the trials: in order, or several at once.
 * @throws LearningFault without a target, validation rows or the measure, and when all trials fail.
 * @see Jamieson and Talwalkar, Non-stochastic Best Arm Identification and Hyperparameter Optimization (2016), for halving.
 */
export async function searchParameters(
  sample: Sample,
  request: TrainingRequest,
  rule: SearchRule,
  onProgress: (progress: number) => void,
  start: StartTrials,
): Promise<SearchResult> {
  const { target, split } = sample;
  if (!target) throw new LearningFault({ code: 'no-search' });
  if (split.validation.length === 0)
    throw new LearningFault({ code: 'too-few-rows', part: 'validation', rows: 0 });
  const measure = rule.measure ?? MEASURES[target.problem];
  const trials: Trial[] = combinationsOf(rule, request.seed).map((parameters) => ({ parameters, rows: 0 }));
  const samples = rule.isHalving
    ? growingSamples(split.training, target, { trials: trials.length, seed: request.seed })
    : [{ rows: split.training, trials: trials.length }];
  const whole = samples.reduce((sum, { rows, trials: count }) => sum + rows.length * count, 0);
  let going = trials.map((_, place) => place);
  let done = 0;
  const runner = start({ sample: { ...sample, target }, request, measure }, trials.length);
  try {
    for (const { rows, trials: count } of samples) {
      going = ranked(going, trials, measure)
        .slice(0, count)
        .sort((a, b) => a - b);
      const tasks = going.map((place) => ({ parameters: trials[place]?.parameters ?? {}, rows }));
      const outcomes = await runner.run(tasks, (trained) => {
        onProgress((done + trained) / whole);
      });
      for (const [at, place] of going.entries())
        trials[place] = { parameters: tasks[at]?.parameters ?? {}, rows: rows.length, ...outcomes[at] };
      done += rows.length * tasks.length;
    }
  } finally {
    await runner.end();
  }
  const [kept = 0] = ranked(going, trials, measure);
  const best = trials[kept];
  if (best?.value === undefined) throw new LearningFault(best?.fault ?? { code: 'no-search' });
  return { measure, trials, kept, best: best.parameters };
}

/** Trials, the best one first; of equal ones the one that was begun first, and those that failed last. */
function ranked(places: readonly number[], trials: readonly Trial[], measure: string): number[] {
  const sign = LESS_IS_BETTER.has(measure) ? 1 : -1;
  const keyOf = (place: number): number => {
    const { value, fault } = trials[place] ?? {};
    // Before the first round, none has a value: their order is kept.
    return fault ? Infinity : sign * (value ?? 0);
  };
  return [...places].sort((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return one === other ? a - b : one - other;
  });
}
