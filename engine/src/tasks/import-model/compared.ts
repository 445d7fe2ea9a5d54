import { t } from '@vscode/l10n';
import { withDecimalMark } from '@vitruve/manifests';
import { TaskError } from '@vitruve/workspace';
import { quantileOf } from '../../learning/quantile.ts';
import type { Predictions } from '../../learning/model/model.ts';
import { classPlaces } from '../../learning/source/class-places.ts';
import type { ModelNotes } from '../../learning/training/notes.ts';
import type { TableColumn } from '../../learning/model/table.ts';

/** What the trainer says of the rows, in columns of the table. */
export interface TrainerColumns {
  readonly predicted?: TableColumn;
  readonly probability?: TableColumn;
}

/** How predictions were compared with those of the trainer. */
export interface Comparison {
  readonly rows: number;
  /** The largest difference of a probability, or of a number as a share of its scale. */
  readonly difference: number;
}

/** What a number may differ by, as a share of its scale: files have 32 bits where trainers have 64. */
const TOLERANCE = 1e-5;

/**
 * Compares predictions with those of the trainer; undefined where there are none of it.
 * @throws TaskError for the first row that differs.
 */
export function compared(
  predictions: Predictions,
  { classes = [] }: ModelNotes,
  { predicted, probability }: TrainerColumns,
): Comparison | undefined {
  if (!predicted && !probability) return undefined;
  let difference = 0;
  const compare = (row: number, own: number, theirs: number, scale: number): void => {
    const distance = Math.abs(own - theirs) / scale;
    // NaN, too, is not within it.
    if (!(distance <= TOLERANCE)) throw differsBeyond(TOLERANCE * scale, row, own, theirs);
    difference = Math.max(difference, distance);
  };
  if (predictions.of !== 'classes') {
    if (probability) throw new TaskError(t('A model of numbers has no probabilities'));
    const theirs = Array.from(predictions.values, (_, row) => Number(predicted?.values[row]));
    const usual = medianSize(theirs);
    for (const [row, own] of predictions.values.entries()) {
      const given = theirs[row] ?? Number.NaN;
      compare(row, own, given, Math.max(1, Math.abs(given), usual));
    }
    return { rows: predictions.values.length, difference };
  }
  if (probability && classes.length !== 2)
    throw new TaskError(t('Only a model of two classes has one probability'));
  const placeOf = classPlaces(classes);
  for (const [row, label] of predictions.labels.entries()) {
    const given = predicted?.values[row] ?? '';
    const place = placeOf(given);
    // A class of both is written as the model writes it: one of two notations would read as another class.
    if (predicted && place !== label)
      throw differs(row, String(classes[label]), String(classes[place ?? -1] ?? given));
    if (probability)
      compare(row, predictions.probabilities[row * 2 + 1] ?? Number.NaN, Number(probability.values[row]), 1);
  }
  return { rows: predictions.labels.length, difference };
}

/** Numbers around 0 are sums of larger ones, whose digits they lack; a few very large ones say nothing of the others. */
function medianSize(numbers: readonly number[]): number {
  const sizes = numbers.map(Math.abs).filter(Number.isFinite);
  return sizes.length === 0
    ? 0
    : quantileOf(
        sizes.sort((a, b) => a - b),
        0.5,
      );
}

function differsBeyond(most: number, row: number, own: number, theirs: number): TaskError {
  return new TaskError(
    t(
      'Row {0}: the model predicts {1}, its trainer {2}; a difference of up to {3} is allowed',
      row + 1,
      // Numbers of 32 bits differ in no more.
      ...[own, theirs].map((each) => withDecimalMark(Number(each.toPrecision(9)))),
      withDecimalMark(Number(most.toPrecision(3))),
    ),
  );
}

function differs(row: number, own: string, theirs: string): TaskError {
  return new TaskError(t('Row {0}: the model predicts {1}, its trainer {2}', row + 1, own, theirs));
}
