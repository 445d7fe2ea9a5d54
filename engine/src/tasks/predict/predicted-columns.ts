import type { ClassName, Predictions, RecommendedLists } from '../../learning/model/model.ts';
import { freeName } from '../../tables/joined-columns.ts';

/** A column of predictions. */
export interface PredictedColumn {
  readonly name: string;
  readonly type: 'DOUBLE' | 'BIGINT' | 'VARCHAR';
  readonly value: (row: number) => string | number;
}

/** @param taken names of the table: a column that has one of them gets an underscore. */
export function predictedColumns(
  predictions: Predictions | RecommendedLists,
  classes: readonly ClassName[],
  taken: readonly string[],
): readonly PredictedColumn[] {
  if (predictions.of === 'items') return listColumns(predictions, taken);
  if (predictions.of !== 'classes')
    return [
      {
        name: freeName(predictions.of === 'number' ? 'prediction' : 'score', taken),
        type: 'DOUBLE',
        value: (row) => predictions.values[row] ?? Number.NaN,
      },
    ];
  const { labels, probabilities } = predictions;
  return [
    {
      name: freeName('prediction', taken),
      type: classes.every((name) => typeof name === 'number') ? 'BIGINT' : 'VARCHAR',
      value: (row) => classes[labels[row] ?? 0] ?? '',
    },
    ...classes.map((name, index): PredictedColumn => ({
      name: freeName(`probability_${name}`, taken),
      type: 'DOUBLE',
      value: (row) => probabilities[row * classes.length + index] ?? Number.NaN,
    })),
  ];
}

/** An item and its score for each place of a list. */
function listColumns(
  { k, items, scores }: RecommendedLists,
  taken: readonly string[],
): readonly PredictedColumn[] {
  return Array.from({ length: k }, (_, place): readonly PredictedColumn[] => [
    {
      name: freeName(`item_${place + 1}`, taken),
      type: 'VARCHAR',
      value: (row) => items[row * k + place] ?? '',
    },
    {
      name: freeName(`score_${place + 1}`, taken),
      type: 'DOUBLE',
      value: (row) => scores[row * k + place] ?? Number.NaN,
    },
  ]).flat();
}
