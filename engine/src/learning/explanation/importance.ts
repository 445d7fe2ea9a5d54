import { permutation, Random } from '../random.ts';
import { predict, type Model } from '../model/model.ts';
import { pickRows, type TableColumn, type TableRows } from '../model/table.ts';
import { evaluate, type Truth } from '../metrics/evaluation.ts';

/** How much worse a model predicts when the values of a column are shuffled among the rows. */
export interface Importance {
  readonly column: string;
  /** The measure that becomes smaller: the area under the ROC curve for classes, the explained variance for numbers. */
  readonly measure: 'rocAuc' | 'r2';
  /** The mean loss of several shuffles; about 0, or below, for a column that tells nothing. */
  readonly loss: number;
  /** Their standard deviation. */
  readonly deviation: number;
}

/** Rows that are predicted for each shuffle, at most. */
const ROWS = 2000;
const SHUFFLES = 3;
/** Columns that are shuffled, at most: each costs as many predictions. */
const COLUMNS = 100;

/**
 * Permutation importance (Breiman, 2001) on rows that the model was not trained on, the most important column first. Columns that
 * tell the same share their importance: without one of them, the other is still there.
 * @param table the columns of the model.
 * @param truth of its rows.
 * @returns none for more than 100 columns.
 */
export function permutationImportance(
  model: Model,
  table: TableRows,
  truth: Truth,
  seed: number,
): readonly Importance[] {
  if (table.columns.length > COLUMNS || table.rows < 2) return [];
  const rows = permutation(table.rows, new Random(seed)).slice(0, ROWS);
  const own = pickRows(table, rows);
  const values = Float64Array.from(rows, (row) => truth.values[row] ?? 0);
  const measure = model.answer.of === 'number' ? 'r2' : 'rocAuc';
  const measured = (of: TableRows): number => {
    const resampling = { drawing: { by: 'row' }, seed, resamples: 0 } as const;
    const { measures } = evaluate({ ...truth, values }, predict(model, of), resampling);
    return measures[measure]?.value ?? Number.NaN;
  };
  const whole = measured(own);
  if (Number.isNaN(whole)) return [];
  return own.columns
    .map(({ name }, index): Importance => {
      const losses = Array.from({ length: SHUFFLES }, (_, shuffle) => {
        const order = permutation(own.rows, new Random(seed, index, shuffle));
        return whole - measured(shuffled(own, index, order));
      });
      const loss = losses.reduce((sum, each) => sum + each, 0) / SHUFFLES;
      const deviation = Math.sqrt(losses.reduce((sum, each) => sum + (each - loss) ** 2, 0) / SHUFFLES);
      return { column: name, measure, loss, deviation };
    })
    .sort((a, b) => b.loss - a.loss);
}

function shuffled({ rows, columns }: TableRows, at: number, order: Uint32Array): TableRows {
  const changed = (column: TableColumn): TableColumn =>
    pickRows({ rows, columns: [column] }, order).columns[0] ?? column;
  return { rows, columns: columns.map((column, index) => (index === at ? changed(column) : column)) };
}
