import type { Model } from '../model/model.ts';
import type { Split } from '../splits/split.ts';
import type { Problem } from './fault.ts';
import type { TrainingRequest } from './request.ts';

/** What a file says of itself, in its metadata: what a prediction needs, and how it was trained. */
export interface ModelNotes {
  readonly version: 1;
  readonly algorithm: string;
  readonly problem: Problem;
  readonly target?: string;
  readonly classes?: readonly (string | number)[];
  readonly threshold?: number;
  readonly seed: number;
  readonly rows: { readonly training: number; readonly validation: number; readonly test: number };
  /** Of the training rows: shares of the classes, or the mean: what a naive prediction says. */
  readonly encoded: Model['encoders'];
}

/** The key of the metadata. */
export const NOTES_KEY = 'vitruve.model';

export function modelNotes(
  { algorithm, target, seed }: TrainingRequest,
  { encoders, answer }: Model,
  problem: Problem,
  { training, validation, test }: Split,
): Readonly<Record<string, string>> {
  const notes: ModelNotes = {
    version: 1,
    algorithm,
    problem,
    ...(target && { target: target.name }),
    ...(answer.of === 'classes' && { classes: answer.names, threshold: answer.threshold }),
    seed,
    rows: { training: training.length, validation: validation.length, test: test.length },
    encoded: encoders,
  };
  return { [NOTES_KEY]: JSON.stringify(notes) };
}
