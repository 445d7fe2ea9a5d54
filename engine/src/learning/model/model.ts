import { scoresOf, type LinearModel, type Matrix } from '../linear/matrix.ts';
import { networkScores, reconstructionErrors, type Network } from '../networks/network.ts';
import { softmax } from '../trees/boosting.ts';
import { anomalyScore } from '../trees/isolation.ts';
import { sumsOf, type Ensemble } from '../trees/tree.ts';
import { calibrate, type Calibration } from './calibration.ts';
import type { Encoder } from './encoder.ts';
import { scaledMatrix, treeFeatures } from './encoding.ts';
import type { TableRows } from './table.ts';

/** A trained model: what turns rows of a table into answers, here and in a file. */
export interface Model {
  readonly encoders: readonly Encoder[];
  readonly core: Core;
  /** Of two classes; what `answer` says of scores is then said of calibrated ones. */
  readonly calibration?: Calibration;
  readonly answer: Answer;
}

/** What makes scores of numbers. */
export type Core =
  | {
      readonly by: 'trees';
      readonly ensemble: Ensemble;
      /** A score is the sum of the trees divided by this, and what is added. */
      readonly divisor: number;
      readonly base: Float64Array;
    }
  | { readonly by: 'columns'; readonly model: LinearModel }
  | { readonly by: 'network'; readonly network: Network }
  /** A network that repeats its inputs: the score is how far it is from them. */
  | { readonly by: 'reconstruction'; readonly network: Network }
  /** Models whose predictions are the columns of another. */
  | { readonly by: 'stack'; readonly bases: readonly BaseModel[]; readonly model: LinearModel };

/** A model that is a part of another; it has the same encoders. */
export interface BaseModel {
  /** That of its manifest. */
  readonly name: string;
  readonly algorithm: string;
  readonly model: Model;
}

/** What scores mean. */
export type Answer =
  | { readonly of: 'number' }
  | {
      readonly of: 'classes';
      /** In the order of their probabilities; the second of two is the positive one. */
      readonly names: readonly ClassName[];
      /** Whether a score is a probability, or log-odds; for two classes there is the score of the second. */
      readonly scores: 'probabilities' | 'log-odds';
      /** The probability from which on the second of two classes is predicted. */
      readonly threshold: number;
    }
  | {
      readonly of: 'anomaly';
      /** Questions after which a row is alone, or how far it is from what a network makes of it. */
      readonly by: 'path' | 'error';
      /** That of a row like any other. */
      readonly expected: number;
    };

/** A class as the table names it. */
export type ClassName = string | number;

/** What a model says of rows. */
export type Predictions =
  | { readonly of: 'number' | 'anomaly'; readonly values: Float64Array }
  | {
      readonly of: 'classes';
      /** Classes from 0. */
      readonly labels: Uint32Array;
      /** One for each class, one row after the other. */
      readonly probabilities: Float64Array;
    };

/** What a recommender says of histories. */
export interface RecommendedLists {
  readonly of: 'items';
  /** Items of a list. */
  readonly k: number;
  /** `k` for each row, the best one first; empty behind the last one. */
  readonly items: readonly string[];
  /** As many: sums of cosines. */
  readonly scores: Float64Array;
}

/** What a model says of the rows of a table that has its columns. */
export function predict(model: Model, table: TableRows): Predictions {
  const { answer, calibration } = model;
  const own = modelScores(model, table);
  const scores = calibration ? calibrate(calibration, own) : own;
  switch (answer.of) {
    case 'number':
      return { of: 'number', values: scores };
    case 'anomaly':
      return { of: 'anomaly', values: scores.map(anomalyOf(answer)) };
    case 'classes':
      return classesOf(answer, scores, table.rows);
  }
}

/** From 0 to 1; about 0.5 for a row like any other, near 1 for one that is unlike them. */
function anomalyOf({ by, expected }: Extract<Answer, { of: 'anomaly' }>): (score: number) => number {
  return by === 'path' ? (path) => anomalyScore(path, expected) : (error) => error / (error + expected);
}

/** Scores as they are before they are calibrated. */
export function modelScores(
  { encoders, core }: Pick<Model, 'encoders' | 'core'>,
  table: TableRows,
): Float64Array {
  switch (core.by) {
    case 'columns':
      return scoresOf(core.model, scaledMatrix(encoders, table));
    case 'network':
      return networkScores(core.network, scaledMatrix(encoders, table));
    case 'reconstruction':
      return reconstructionErrors(core.network, scaledMatrix(encoders, table));
    case 'stack':
      return scoresOf(core.model, stackedColumns(core.bases, table));
    case 'trees': {
      const { ensemble, divisor, base } = core;
      const sums = sumsOf(ensemble, treeFeatures(encoders, table));
      return sums.map((sum, at) => sum / divisor + (base[at % ensemble.outputs] ?? 0));
    }
  }
}

/**
 * What models predict, as columns of another: numbers, the probability of the second of two classes, or those of all of more classes.
 * @returns the columns of each model, one model after the other.
 */
export function stackedColumns(bases: readonly BaseModel[], table: TableRows): Matrix {
  const parts = bases.map(({ model }): Float64Array => {
    const predictions = predict(model, table);
    if (predictions.of !== 'classes') return predictions.values;
    const isTwo = predictions.probabilities.length === table.rows * 2;
    return isTwo ? predictions.probabilities.filter((_, at) => at % 2 === 1) : predictions.probabilities;
  });
  const widths = parts.map(({ length }) => length / table.rows);
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const values = new Float64Array(table.rows * columns);
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const width = widths[index] ?? 0;
    for (let row = 0; row < table.rows; row++)
      values.set(part.subarray(row * width, (row + 1) * width), row * columns + from);
    from += width;
  }
  return { rows: table.rows, columns, values };
}

function classesOf(
  { names, scores: kind, threshold }: Extract<Answer, { of: 'classes' }>,
  scores: Float64Array,
  rows: number,
): Predictions {
  const classes = names.length;
  const labels = new Uint32Array(rows);
  if (classes > 2) {
    for (let row = 0; row < rows; row++) labels[row] = largestOf(scores, row * classes, classes);
    const probabilities = kind === 'probabilities' ? scores : softmax(scores, classes);
    return { of: 'classes', labels, probabilities };
  }
  const probabilities = new Float64Array(rows * 2);
  const cut = kind === 'probabilities' ? threshold : logOdds(threshold);
  for (let row = 0; row < rows; row++) {
    const score = scores[row] ?? 0;
    const positive = kind === 'probabilities' ? score : 1 / (1 + Math.exp(-score));
    labels[row] = score >= cut ? 1 : 0;
    probabilities[row * 2] = 1 - positive;
    probabilities[row * 2 + 1] = positive;
  }
  return { of: 'classes', labels, probabilities };
}

/** The score at which a probability is reached. */
export function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function largestOf(values: Float64Array, from: number, count: number): number {
  let best = 0;
  for (let each = 1; each < count; each++)
    if ((values[from + each] ?? 0) > (values[from + best] ?? 0)) best = each;
  return best;
}
