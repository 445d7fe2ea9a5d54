import { permutation, Random } from '../random.ts';
import { predict, type Model, type Predictions } from '../model/model.ts';
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

/** What is measured: the columns of a model, and what is true of their rows. */
export interface Measured {
  readonly table: TableRows;
  readonly truth: Truth;
  readonly seed: number;
}

/**
 * Permutation importance (Breiman, 2001) on rows that the model was not trained on, the most important column first. Columns that
 * tell the same share their importance: without one of them, the other is still there.
 * @returns none for more than 100 columns.
 */
export function permutationImportance(model: Model, measured: Measured): readonly Importance[] {
  const steps = shuffles(measured, model.answer.of === 'number' ? 'r2' : 'rocAuc');
  let step = steps.next();
  while (step.done !== true) step = steps.next(predict(model, step.value));
  return step.value;
}

/** The permutation importance of a model that only its predictions are known of. @param onProgress from 0 to 1. */
export async function importanceOfPredictions(
  predicted: (table: TableRows) => Promise<Predictions>,
  measured: Measured,
  onProgress: (progress: number) => void,
): Promise<readonly Importance[]> {
  const steps = shuffles(measured, measured.truth.classes.length > 0 ? 'rocAuc' : 'r2');
  const all = measured.table.columns.length * SHUFFLES + 1;
  let step = steps.next();
  for (let done = 1; step.done !== true; done++) {
    step = steps.next(await predicted(step.value));
    onProgress(done / all);
  }
  return step.value;
}

/** Asks for the predictions of one table after the other. */
function* shuffles(
  { table, truth, seed }: Measured,
  measure: Importance['measure'],
): Generator<TableRows, readonly Importance[], Predictions> {
  if (table.columns.length > COLUMNS || table.rows < 2) return [];
  const rows = permutation(table.rows, new Random(seed)).slice(0, ROWS);
  const own = pickRows(table, rows);
  const values = Float64Array.from(rows, (row) => truth.values[row] ?? 0);
  const score = (predictions: Predictions): number => {
    const resampling = { drawing: { by: 'row' }, seed, resamples: 0 } as const;
    return evaluate({ ...truth, values }, predictions, resampling).measures[measure]?.value ?? Number.NaN;
  };
  const whole = score(yield own);
  if (Number.isNaN(whole)) return [];
  const found: Importance[] = [];
  for (const [index, { name }] of own.columns.entries()) {
    const losses: number[] = [];
    for (let shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      const order = permutation(own.rows, new Random(seed, index, shuffle));
      losses.push(whole - score(yield shuffled(own, index, order)));
    }
    const loss = losses.reduce((sum, each) => sum + each, 0) / SHUFFLES;
    const deviation = Math.sqrt(losses.reduce((sum, each) => sum + (each - loss) ** 2, 0) / SHUFFLES);
    found.push({ column: name, measure, loss, deviation });
  }
  return found.sort((a, b) => b.loss - a.loss);
}

function shuffled({ rows, columns }: TableRows, at: number, order: Uint32Array): TableRows {
  const changed = (column: TableColumn): TableColumn =>
    pickRows({ rows, columns: [column] }, order).columns[0] ?? column;
  return { rows, columns: columns.map((column, index) => (index === at ? changed(column) : column)) };
}
