import type { ClassName, Predictions } from '../../../learning/model/model.ts';

/** What is answered for a row. */
export interface RowAnswer {
  /** A number; of a class with a text as its name, its place in the order of the classes, from 0. */
  readonly prediction: number;
  /** Of classes: the name of the predicted one, its probability, and those of all. */
  readonly prediction_label?: string;
  readonly probability?: number;
  readonly probabilities?: Readonly<Record<string, number>>;
}

/** What a model says of rows, one answer for each. */
export function rowAnswers(predictions: Predictions, classes: readonly ClassName[]): readonly RowAnswer[] {
  if (predictions.of !== 'classes') return Array.from(predictions.values, (prediction) => ({ prediction }));
  const { labels, probabilities } = predictions;
  return Array.from(labels, (label, row) => {
    const own = probabilities.subarray(row * classes.length, (row + 1) * classes.length);
    const name = classes[label] ?? '';
    return {
      prediction: typeof name === 'number' ? name : label,
      prediction_label: String(name),
      probability: own[label] ?? Number.NaN,
      probabilities: Object.fromEntries(classes.map((each, at) => [String(each), own[at] ?? Number.NaN])),
    };
  });
}

/** What a model predicts for rows, as its table names it: numbers, or names of classes. */
export function predictedValues(
  predictions: Predictions,
  classes: readonly ClassName[],
): readonly ClassName[] {
  if (predictions.of !== 'classes') return [...predictions.values];
  return Array.from(predictions.labels, (label) => classes[label] ?? '');
}
