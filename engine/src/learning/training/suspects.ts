import { descending, rocAuc } from '../metrics/ranking.ts';
import type { TableRows } from '../model/table.ts';
import type { Suspect } from './request.ts';
import type { Target } from './target.ts';

/** From here on a column alone is too good to be true. */
const TOO_GOOD = 0.99;

/**
 * Columns of numbers that tell two classes, or a number, nearly alone.
 * @param rows of the table and of the target, that are learned from.
 */
export function suspectsIn(table: TableRows, target: Target, training: Uint32Array): readonly Suspect[] {
  if (target.problem === 'classification' && target.classes.length !== 2) return [];
  return table.columns.flatMap((column): Suspect[] => {
    if (column.type !== 'number') return [];
    const known = training.filter((row) => !Number.isNaN(column.values[row] ?? Number.NaN));
    if (known.length < 20 || known.length * 2 < training.length) return [];
    const values = Float64Array.from(known, (row) => column.values[row] ?? 0);
    const truth = Float64Array.from(known, (row) => target.values[row] ?? 0);
    const measure = target.problem === 'classification' ? 'rocAuc' : 'r2';
    const value = measure === 'rocAuc' ? areaOf(truth, values) : squaredCorrelation(truth, values);
    return value >= TOO_GOOD ? [{ column: column.name, measure, value }] : [];
  });
}

function areaOf(truth: Float64Array, scores: Float64Array): number {
  const area = rocAuc({ truth, scores, order: descending(scores) });
  return Math.max(area, 1 - area);
}

function squaredCorrelation(a: Float64Array, b: Float64Array): number {
  const meanOf = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [meanOf(a), meanOf(b)];
  let both = 0;
  let squaresA = 0;
  let squaresB = 0;
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [(a[at] ?? 0) - meanA, (b[at] ?? 0) - meanB];
    both += x * y;
    squaresA += x * x;
    squaresB += y * y;
  }
  return (both * both) / (squaresA * squaresB);
}
