import { t } from '@vscode/l10n';
import { shownPath, TaskError } from '@vitruve/workspace';
import {
  differencesOf,
  evaluateWithCurves,
  type Difference,
  type Evaluation,
} from '../../learning/metrics/evaluation.ts';
import { openModelFile } from '../../learning/source/model-file.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';
import type { RunContext } from '../../running/task.ts';
import type { EvaluateInputs } from './inputs.ts';
import { predictTruth, type PredictedTruth } from './predicted-truth.ts';

/** Another model on the same rows. */
export interface ComparedModel {
  /** As the reader knows it. */
  readonly name: string;
  readonly hash: string;
  readonly evaluation: Evaluation;
  /** What it has more than the model of the run, by measure. */
  readonly differences: Readonly<Record<string, Difference>>;
}

/** Measures of which less is better. */
const ERRORS: ReadonlySet<string> = new Set(['logLoss', 'brier', 'mae', 'rmse', 'mape']);

export type Verdict = 'better' | 'worse' | 'unclear';

/** What a difference says: one whose interval holds 0 may be chance. */
export function verdictOf(measure: string, { low, high }: Difference): Verdict {
  if (low === undefined || high === undefined || (low <= 0 && high >= 0)) return 'unclear';
  return low > 0 === ERRORS.has(measure) ? 'worse' : 'better';
}

/** @throws TaskError for a model that predicts something else. */
export async function comparedModel(
  path: string,
  model: PredictedTruth,
  inputs: EvaluateInputs,
  context: RunContext<undefined>,
): Promise<ComparedModel> {
  const name = shownPath(context.folder, path);
  const { target } = model;
  const file = await openModelFile(path, name);
  mustBeComparable(name, model.notes, file.notes);
  const other = await predictTruth(file, { ...inputs, target }, context);
  const resampling = { drawing: { by: 'row' }, seed: inputs.seed ?? 1 } as const;
  const { known } = model;
  return {
    name,
    hash: other.hash,
    evaluation: evaluateWithCurves({ ...known, naive: other.known.naive }, other.predictions, resampling),
    differences: differencesOf(known, other.predictions, model.predictions, resampling),
  };
}

function mustBeComparable(name: string, notes: ModelNotes, other: ModelNotes): void {
  if (notes.problem !== other.problem)
    throw new TaskError(t('Model "{0}" cannot be compared: one predicts a class, the other a number', name));
  const [own = [], theirs = []] = [notes.classes, other.classes];
  // In another order, precision and recall would be those of another class.
  if (own.length !== theirs.length || own.some((each, at) => String(each) !== String(theirs[at])))
    throw new TaskError(
      t(
        'Model "{0}" cannot be compared: its classes are {1}, not {2}',
        name,
        theirs.join(', '),
        own.join(', '),
      ),
    );
}
