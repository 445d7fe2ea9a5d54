import type { TableColumn, TableRows } from '../model/table.ts';
import type { ShapleyPlan } from './shapley-plan.ts';

/** What a model says of each row of a table. */
export type AnswersFor = (table: TableRows) => Promise<Float64Array>;

/** Rows that the model is asked about at once, and their values, at most. */
const BATCH_ROWS = 2 ** 15;
const BATCH_VALUES = 2 ** 20;

/** A row that is compared with another one. */
export interface Comparison {
  readonly row: number;
  readonly other: number;
  readonly changed: ChangedColumns;
  readonly plan: ShapleyPlan;
}

/** Columns whose values differ. */
export interface ChangedColumns {
  readonly count: number;
  /** Of each column, its place among them; -1 of one whose values are the same. */
  readonly places: Int32Array;
}

export function changedColumns({ columns }: TableRows, row: number, other: number): ChangedColumns {
  let count = 0;
  const places = Int32Array.from(columns, ({ values }) =>
    Object.is(values[row], values[other]) ? -1 : count++,
  );
  return { count, places };
}

/** The effects of all columns, for each comparison. */
export async function comparedEffects(
  comparisons: readonly Comparison[],
  table: TableRows,
  answers: Float64Array,
  answersFor: AnswersFor,
): Promise<readonly Float64Array[]> {
  const between = await answersBetween(comparisons, table, answersFor);
  let at = 0;
  return comparisons.map(({ row, other, changed, plan }) => {
    const own = between.subarray(at, at + plan.rows);
    at += plan.rows;
    const found = plan.effectsOf(own, answers[other] ?? Number.NaN, answers[row] ?? Number.NaN);
    return Float64Array.from(changed.places, (place) => (place < 0 ? 0 : (found[place] ?? Number.NaN)));
  });
}

/** The answers that the plans of comparisons ask for, one plan after the other. */
async function answersBetween(
  comparisons: readonly Comparison[],
  table: TableRows,
  answersFor: AnswersFor,
): Promise<Float64Array> {
  const batch = Math.max(1, Math.min(BATCH_ROWS, Math.floor(BATCH_VALUES / table.columns.length)));
  const between = new Float64Array(comparisons.reduce((sum, { plan }) => sum + plan.rows, 0));
  let done = 0;
  let mixtures: Mixture[] = [];
  const ask = async (): Promise<void> => {
    if (mixtures.length === 0) return;
    between.set(await answersFor(mixed(table, mixtures)), done);
    done += mixtures.length;
    mixtures = [];
  };
  for (const comparison of comparisons)
    for (let step = 0; step < comparison.plan.rows; step++) {
      mixtures.push({ comparison, step });
      if (mixtures.length === batch) await ask();
    }
  await ask();
  return between;
}

/** A row of the plan of a comparison. */
interface Mixture {
  readonly comparison: Comparison;
  readonly step: number;
}

/** Rows that have some values of a row, and the others of another one. */
function mixed({ columns }: TableRows, mixtures: readonly Mixture[]): TableRows {
  const rows = mixtures.length;
  return {
    rows,
    columns: columns.map((column, index): TableColumn => {
      const sourceOf = ({ comparison: { row, other, changed, plan }, step }: Mixture): number => {
        const place = changed.places[index] ?? -1;
        return place >= 0 && plan.isMade(step, place) ? row : other;
      };
      if (column.type === 'text')
        return { ...column, values: mixtures.map((mixture) => column.values[sourceOf(mixture)] ?? '') };
      const values = Float64Array.from(mixtures, (mixture) => column.values[sourceOf(mixture)] ?? Number.NaN);
      return { ...column, values };
    }),
  };
}
