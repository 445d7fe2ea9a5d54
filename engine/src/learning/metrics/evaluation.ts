import type { ClassName, Predictions } from '../model/model.ts';
import { bootstrap, type Drawing, type Interval } from './bootstrap.ts';
import { accuracy, confusionOf, f1, macro, precision, recall } from './confusion.ts';
import { brier, calibration, logLoss, type CalibrationBin } from './probability.ts';
import {
  averagePrecision,
  boundedCurve,
  curve,
  descending,
  rocAuc,
  type CurvePoint,
  type Ranked,
} from './ranking.ts';
import { regressionErrors } from './regression.ts';

/** A measure, where it lies in 95 of 100 resamples, and what the naive prediction has. */
export interface Measure extends Partial<Interval> {
  readonly value: number;
  /** None where the naive prediction has no such measure. */
  readonly baseline?: number;
}

/** How good predictions are. */
export interface Evaluation {
  readonly rows: number;
  readonly measures: Readonly<Record<string, Measure>>;
  /** Rows by true class (rows) and predicted class (columns); none for numbers. */
  readonly confusion?: readonly (readonly number[])[];
  /** Of the second of two classes. */
  readonly calibration?: readonly CalibrationBin[];
  /** What each threshold finds: of the second of two classes, or of each of several, compared with all others. */
  readonly curves?: readonly ClassCurve[];
}

/** What thresholds find of a class, from the highest on; the last point has all rows. */
export interface ClassCurve {
  /** From 0. */
  readonly of: number;
  readonly points: readonly CurvePoint[];
}

/** True answers, and what is known without looking at a row: from the training rows. */
export interface Truth {
  /** Classes from 0, or numbers. */
  readonly values: ArrayLike<number>;
  /** Of the training rows: the share of each class, or the mean. */
  readonly naive: Float64Array;
  readonly classes: readonly ClassName[];
}

/** Of classes that a confusion matrix shows. */
const SHOWN_CLASSES = 50;

/** Of classes that have curves: more lines cannot be told apart. */
const CURVED_CLASSES = 8;

/** How intervals are made. */
export interface Resampling {
  /** Which rows are drawn together. */
  readonly drawing: Drawing;
  readonly seed: number;
  /** 200 otherwise; none makes no intervals. */
  readonly resamples?: number;
}

/** Measures, by name, of rows with weights; of each row once without them. */
type Measuring = (weights?: Float64Array) => Readonly<Record<string, number>>;

/** Measures predictions, beside the naive one: the most frequent class with the shares of all, or the mean. */
export function evaluate(truth: Truth, predictions: Predictions, resampling: Resampling): Evaluation {
  const rows = truth.values.length;
  const measure = measuring(truth, predictions);
  const baseline = measuring(truth, naivePredictions(truth, predictions))();
  const measures = joined(measure(), baseline, bootstrap(rows, measure, resampling));
  if (predictions.of !== 'classes') return { rows, measures };
  const classes = truth.classes.length;
  const { labels, probabilities } = predictions;
  const { counts } = confusionOf(truth.values, labels, classes);
  const positive = Float64Array.from({ length: rows }, (_, row) => probabilities[row * classes + 1] ?? 0);
  return {
    rows,
    measures,
    ...(classes <= SHOWN_CLASSES && {
      confusion: Array.from({ length: classes }, (_, of) => [
        ...counts.slice(of * classes, (of + 1) * classes),
      ]),
    }),
    ...(classes === 2 && { calibration: calibration(truth.values, positive) }),
  };
}

/** A measure of one model less that of another on the same rows, and where it lies in 95 of 100 resamples. */
export interface Difference extends Partial<Interval> {
  readonly value: number;
}

/**
 * By how much one model has more than another of each measure. Both are measured on the same resamples: what is hard for both cancels
 * out, so that a difference is seen where the intervals of the measures overlap.
 */
export function differencesOf(
  truth: Truth,
  predictions: Predictions,
  others: Predictions,
  resampling: Resampling,
): Readonly<Record<string, Difference>> {
  const [own, other] = [measuring(truth, predictions), measuring(truth, others)];
  const difference: Measuring = (weights) => {
    const theirs = other(weights);
    return Object.fromEntries(
      Object.entries(own(weights)).map(([name, value]) => [name, value - (theirs[name] ?? Number.NaN)]),
    );
  };
  return joined(difference(), {}, bootstrap(truth.values.length, difference, resampling));
}

function measuring({ values, classes }: Truth, predictions: Predictions): Measuring {
  if (predictions.of === 'classes')
    return classMeasures(values, predictions.labels, predictions.probabilities, classes.length);
  // No error is a share of nothing: one such row would outweigh all others.
  const isRelative = !Array.prototype.includes.call(values, 0);
  return (weights) => {
    const { mape, ...others } = regressionErrors(values, predictions.values, weights);
    return isRelative ? { ...others, mape } : others;
  };
}

function naivePredictions(
  { values, naive, classes: { length: classes } }: Truth,
  { of }: Predictions,
): Predictions {
  const rows = values.length;
  if (of !== 'classes') return { of, values: new Float64Array(rows).fill(naive[0] ?? 0) };
  const likeliest = naive.indexOf(Math.max(...naive));
  const probabilities = Float64Array.from({ length: rows * classes }, (_, at) => naive[at % classes] ?? 0);
  return { of, labels: new Uint32Array(rows).fill(likeliest), probabilities };
}

/** The same as `evaluate`, with the curves that a report shows. */
export function evaluateWithCurves(
  truth: Truth,
  predictions: Predictions,
  resampling: Resampling,
): Evaluation {
  return { ...evaluate(truth, predictions, resampling), curves: curvesOf(truth, predictions) };
}

/** The curves of a model whose report is to show them; none for numbers, for many classes, and of a class without rows of both kinds. */
function curvesOf({ values, classes }: Truth, predictions: Predictions): readonly ClassCurve[] {
  if (predictions.of !== 'classes' || classes.length > CURVED_CLASSES) return [];
  return rankings(values, predictions.probabilities, classes.length).flatMap(({ of, ...ranked }) => {
    const points = boundedCurve(curve(ranked));
    const { truePositives = 0, falsePositives = 0 } = points.at(-1) ?? {};
    return truePositives > 0 && falsePositives > 0 ? [{ of, points }] : [];
  });
}

function classMeasures(
  truth: ArrayLike<number>,
  labels: Uint32Array,
  probabilities: Float64Array,
  classes: number,
): (weights?: Float64Array) => Readonly<Record<string, number>> {
  const ranked = rankings(truth, probabilities, classes);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return (weights) => {
    const confusion = confusionOf(truth, labels, classes, weights);
    const of = (measure: typeof precision): number =>
      classes === 2 ? measure(confusion, 1) : macro(confusion, measure);
    return {
      accuracy: accuracy(confusion),
      precision: of(precision),
      recall: of(recall),
      f1: of(f1),
      rocAuc: mean(ranked.map((each) => rocAuc({ ...each, weights }))),
      ...(classes === 2 && { prAuc: mean(ranked.map((each) => averagePrecision({ ...each, weights }))) }),
      logLoss: logLoss(truth, { classes, values: probabilities }, weights),
      brier: brier(truth, { classes, values: probabilities }, weights),
    };
  };
}

/** The rows by their probability of each class; of two, by that of the second. */
function rankings(
  truth: ArrayLike<number>,
  probabilities: Float64Array,
  classes: number,
): readonly (Ranked & { readonly of: number })[] {
  const first = classes === 2 ? 1 : 0;
  return Array.from({ length: classes - first }, (_, index) => {
    const of = first + index;
    const scores = Float64Array.from(
      { length: truth.length },
      (_of, row) => probabilities[row * classes + of] ?? 0,
    );
    const isIt = Uint8Array.from(truth, (actual) => (actual === of ? 1 : 0));
    return { of, truth: isIt, scores, order: descending(scores) };
  });
}

/** Measures that cannot be taken, for want of a class, are left out. */
function joined(
  values: Readonly<Record<string, number>>,
  baseline: Readonly<Record<string, number>>,
  intervals: Readonly<Record<string, Interval>>,
): Readonly<Record<string, Measure>> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]): [string, Measure] => {
        const naive = baseline[name];
        const isKnown = naive !== undefined && Number.isFinite(naive);
        return [name, { value, ...(isKnown && { baseline: naive }), ...intervals[name] }];
      }),
  );
}
