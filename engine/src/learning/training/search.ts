import { evaluate } from '../metrics/evaluation.ts';
import { predict } from '../model/model.ts';
import { pickRows } from '../model/table.ts';
import { LearningFault, type Fault } from './fault.ts';
import { fitModel } from './fit-model.ts';
import type { SearchResult, SearchRule, TrainingRequest, Trial } from './request.ts';
import { combinationsOf } from './search-space.ts';
import { growingSamples } from './growing-samples.ts';
import type { Sample } from './sample.ts';
import type { Target } from './target.ts';

/** What parameters are chosen by unless somebody says otherwise. */
const MEASURES = { classification: 'rocAuc', regression: 'rmse' } as const;
/** Measures of which less is better. */
const LESS_IS_BETTER: ReadonlySet<string> = new Set(['logLoss', 'brier', 'mae', 'rmse', 'mape']);
/** Faults of the parameters of a trial: others may be better. */
const OF_PARAMETERS: ReadonlySet<Fault['code']> = new Set(['diverged', 'no-threshold']);

/**
 * Tries combinations of parameters, one after the other: each is trained on training rows and measured on the validation rows. With
 * halving, the trials begin on few rows, and a third of them goes on with three times as many. Test rows are never looked at. What comes
 * out depends on the seed, and not on the number of threads.
 * @param onProgress from 0 to 1.
 * @throws LearningFault without a target, validation rows or the measure, and when all trials fail.
 * @see Jamieson and Talwalkar, Non-stochastic Best Arm Identification and Hyperparameter Optimization (2016), for halving.
 */
export async function searchParameters(
  sample: Sample,
  request: TrainingRequest,
  rule: SearchRule,
  onProgress: (progress: number) => void,
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
  for (const { rows, trials: count } of samples) {
    going = ranked(going, trials, measure)
      .slice(0, count)
      .sort((a, b) => a - b);
    for (const place of going) {
      const { parameters } = trials[place] ?? { parameters: {} };
      const scaled = (progress: number): void => {
        onProgress((done + progress * rows.length) / whole);
      };
      const tried = { ...sample, target, split: { ...split, training: rows } };
      const outcome = await outcomeOf(
        tried,
        { ...request, parameters: { ...request.parameters, ...parameters } },
        measure,
        scaled,
      );
      trials[place] = { parameters, rows: rows.length, ...outcome };
      done += rows.length;
    }
  }
  const [kept = 0] = ranked(going, trials, measure);
  const best = trials[kept];
  if (best?.value === undefined) throw new LearningFault(best?.fault ?? { code: 'no-search' });
  return { measure, trials, kept, best: best.parameters };
}

/** The measure of a model that is trained so, or why there is none. @throws LearningFault that no other parameters would change. */
async function outcomeOf(
  sample: Sample & { readonly target: Target },
  request: TrainingRequest,
  measure: string,
  onProgress: (progress: number) => void,
): Promise<Pick<Trial, 'value' | 'fault'>> {
  const { table, target, split } = sample;
  try {
    const { model } = await fitModel(sample, request, onProgress);
    const { measures } = evaluate(
      {
        values: Float64Array.from(split.validation, (row) => target.values[row] ?? 0),
        naive: new Float64Array(Math.max(1, target.classes.length)),
        classes: target.classes,
      },
      predict(model, pickRows(table, split.validation)),
      { drawing: { by: 'row' }, seed: request.seed, resamples: 0 },
    );
    const value = measures[measure]?.value;
    if (value === undefined)
      throw new LearningFault({ code: 'no-measure', measure, measures: Object.keys(measures) });
    return { value };
  } catch (error) {
    if (!(error instanceof LearningFault) || !OF_PARAMETERS.has(error.fault.code)) throw error;
    return { fault: error.fault };
  }
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
