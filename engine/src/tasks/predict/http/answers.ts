import type { ClassName, Predictions, RecommendedLists } from '../../../learning/model/model.ts';

/** What is answered for a row. */
export interface RowAnswer {
  /** A number; of a class with a text as its name, its place in the order of the classes, from 0. */
  readonly prediction?: number;
  /** Of classes: the name of the predicted one, its probability, and those of all. */
  readonly prediction_label?: string;
  readonly probability?: number;
  readonly probabilities?: Readonly<Record<string, number>>;
  /** Of a recommender, in place of a prediction: the best item first. */
  readonly recommendations?: readonly Recommendation[];
}

export interface Recommendation {
  readonly item: string;
  /** A sum of cosines; 0 for an item that is only popular. */
  readonly score: number;
}

/** What a model says of rows, one answer for each. */
export function rowAnswers(
  predictions: Predictions | RecommendedLists,
  classes: readonly ClassName[],
): readonly RowAnswer[] {
  if (predictions.of === 'items')
    return recommendationsOf(predictions).map((recommendations) => ({ recommendations }));
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

/** The list of each row. */
export function recommendationsOf({
  k,
  items,
  scores,
}: RecommendedLists): readonly (readonly Recommendation[])[] {
  return Array.from({ length: items.length / k }, (_, row) =>
    items
      .slice(row * k, (row + 1) * k)
      .map((item, place) => ({ item, score: scores[row * k + place] ?? 0 }))
      .filter(({ item }) => item !== ''),
  );
}

/** What a model predicts for rows, as its table names it: numbers, or names of classes. */
export function predictedValues(
  predictions: Predictions,
  classes: readonly ClassName[],
): readonly ClassName[] {
  if (predictions.of !== 'classes') return [...predictions.values];
  return Array.from(predictions.labels, (label) => classes[label] ?? '');
}
