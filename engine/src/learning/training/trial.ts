import { evaluate } from '../metrics/evaluation.ts';
import { predict } from '../model/model.ts';
import { pickRows } from '../model/table.ts';
import { LearningFault, type Fault } from './fault.ts';
import { fitModel } from './fit-model.ts';
import type { TrainingRequest, Trial } from './request.ts';
import type { Sample } from './sample.ts';
import type { Target } from './target.ts';

/** What trials have in common. */
export interface TrialSetting {
  readonly sample: Sample & { readonly target: Target };
  readonly request: TrainingRequest;
  /** Of the validation rows. */
  readonly measure: string;
}

/** A model to train and to measure. */
export interface TrialTask {
  readonly parameters: Trial['parameters'];
  /** Training rows that it is trained on. */
  readonly rows: Uint32Array;
}

/** The measure of a model, or why there is none. */
export type TrialOutcome = Pick<Trial, 'value' | 'fault'>;

/** What runs trials. */
export interface TrialRunner {
  /**
   * @param onProgress how many of the rows of all tasks were trained on.
   * @returns an outcome for each task, in their order.
   * @throws LearningFault that no other parameters would change: that of the first task that has one.
   */
  run(tasks: readonly TrialTask[], onProgress: (rows: number) => void): Promise<readonly TrialOutcome[]>;
  end(): Promise<void>;
}

export type StartTrials = (setting: TrialSetting, trials: number) => TrialRunner;

/** Faults of the parameters of a trial: others may be better. */
const OF_PARAMETERS: ReadonlySet<Fault['code']> = new Set(['diverged', 'no-threshold']);

/**
 * Trains a model with some parameters, and measures it on the validation rows.
 * @param onProgress from 0 to 1.
 * @throws LearningFault that no other parameters would change.
 */
export async function tryParameters(
  { sample, request, measure }: TrialSetting,
  { parameters, rows }: TrialTask,
  onProgress: (progress: number) => void,
): Promise<TrialOutcome> {
  const { table, target } = sample;
  const split = { ...sample.split, training: rows };
  try {
    const tried = { ...request, parameters: { ...request.parameters, ...parameters } };
    const { model } = await fitModel({ ...sample, split }, tried, onProgress);
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

/** Runs trials one after the other. */
export const trialsInOrder: StartTrials = (setting) => ({
  run: async (tasks, onProgress) => {
    const outcomes: TrialOutcome[] = [];
    let done = 0;
    for (const task of tasks) {
      outcomes.push(
        await tryParameters(setting, task, (progress) => {
          onProgress(done + progress * task.rows.length);
        }),
      );
      done += task.rows.length;
    }
    return outcomes;
  },
  end: () => Promise.resolve(),
});
