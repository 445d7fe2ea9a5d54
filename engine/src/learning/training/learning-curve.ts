/** How the loss became smaller while a model was trained. */
export interface LearningCurve {
  readonly unit: 'epoch' | 'round';
  /** The mean loss of the training rows, step by step: the log loss, or half of the squared differences of scaled numbers. */
  readonly training: readonly number[];
  /** That of the validation rows, where there are some. */
  readonly validation?: readonly number[];
  /** The step whose model was kept, from 1. */
  readonly kept: number;
}
