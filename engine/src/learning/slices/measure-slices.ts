import type { Predictions } from '../model/model.ts';
import type { TableColumn } from '../model/table.ts';
import { evaluate, type Measure, type Resampling, type Truth } from '../metrics/evaluation.ts';
import { groupDifferences, type Rates } from './differences.ts';
import { groupRows } from './group-rows.ts';

/** How good predictions are for some of the rows. */
export interface Slice {
  readonly name: string;
  readonly rows: number;
  /** Whether there are too few rows to be compared with others. */
  readonly isSmall: boolean;
  readonly measures: Readonly<Record<string, Measure>>;
}

/** Predictions measured apart for each group of rows that a column makes. */
export interface SlicedColumn {
  readonly column: string;
  readonly slices: readonly Slice[];
  /** How far the groups lie apart, by name; none with fewer than two groups of enough rows. */
  readonly differences: Readonly<Record<string, number>>;
}

/** Rows that a group needs to be compared: below it, chance outweighs most differences. */
export const LEAST_ROWS = 30;

/**
 * Measures predictions for each group of rows that a column makes.
 * @param column of as many rows as were predicted.
 */
export function measureSlices(
  column: TableColumn,
  truth: Truth,
  predictions: Predictions,
  { seed }: Pick<Resampling, 'seed'>,
): SlicedColumn {
  const slices = groupRows(column).map(({ name, rows }): Slice & Rates => {
    const values = Float64Array.from(rows, (row) => truth.values[row] ?? Number.NaN);
    const predicted = pickPredictions(predictions, rows, truth.classes.length);
    const { measures } = evaluate({ ...truth, values }, predicted, { drawing: { by: 'row' }, seed });
    const isSmall = rows.length < LEAST_ROWS;
    return {
      name,
      rows: rows.length,
      isSmall,
      measures: { ...measures, ...ratesOf(values, predicted, truth) },
    };
  });
  return {
    column: column.name,
    slices,
    differences: groupDifferences(slices.filter(({ isSmall }) => !isSmall)),
  };
}

/** Of two classes: how often the second is predicted, and how often wrongly; the rate of hits is the recall. */
function ratesOf(
  truth: Float64Array,
  predictions: Predictions,
  { classes }: Truth,
): Readonly<Record<string, Measure>> {
  if (predictions.of !== 'classes' || classes.length !== 2) return {};
  let selected = 0;
  let negatives = 0;
  let wrongly = 0;
  for (const [row, label] of predictions.labels.entries()) {
    selected += label;
    if (truth[row] !== 0) continue;
    negatives++;
    wrongly += label;
  }
  return {
    selectionRate: { value: selected / truth.length },
    ...(negatives > 0 && { falsePositiveRate: { value: wrongly / negatives } }),
  };
}

function pickPredictions(predictions: Predictions, rows: Uint32Array, classes: number): Predictions {
  if (predictions.of !== 'classes')
    return {
      ...predictions,
      values: Float64Array.from(rows, (row) => predictions.values[row] ?? Number.NaN),
    };
  const probabilities = new Float64Array(rows.length * classes);
  for (const [index, row] of rows.entries())
    probabilities.set(
      predictions.probabilities.subarray(row * classes, (row + 1) * classes),
      index * classes,
    );
  return {
    ...predictions,
    labels: Uint32Array.from(rows, (row) => predictions.labels[row] ?? 0),
    probabilities,
  };
}
