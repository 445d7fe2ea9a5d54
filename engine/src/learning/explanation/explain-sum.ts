import type { TableColumn, TableRows } from '../model/table.ts';
import type { Answers, ExplainedRows, Explanation, Run } from './explain.ts';
import { AS_IT_IS, LOG_ODDS, SCORE, TOLERANCE, type Link } from './unit.ts';

/**
 * Exact Shapley values for a model whose answers, or their log-odds, are a sum of what each column says, such as linear and logistic
 * regression: the effect of a column is what it says of the row, less what it says of the others on average. Whether the model is such a
 * sum is tried on all rows, and not read from its graph.
 * @param run the model.
 * @param onColumn after each column; may throw to end the work.
 * @returns undefined where it is no such sum, or where it is certain of rows, so that log-odds are infinite.
 */
export async function explainSum(
  { table, explained }: ExplainedRows,
  run: Run,
  answers: Answers,
  onColumn: (done: number) => Promise<void>,
): Promise<Explanation | undefined> {
  const whole = await run(table);
  // The first of the others: in its place, each column takes the values of all rows.
  const reference = explained;
  const alone: Awaited<ReturnType<Run>>[] = [];
  for (const column of table.columns) {
    alone.push(await run(onlyOne(table, column, reference)));
    await onColumn(alone.length);
  }
  const attempts = [
    [AS_IT_IS, answers.of],
    [LOG_ODDS, answers.of],
    ...(answers.scoreOf ? [[SCORE, answers.scoreOf] as const] : []),
  ] as const;
  for (const [link, of] of attempts) {
    const explanation = summed(link, of(whole), alone.map(of), { reference, explained });
    if (explanation) return explanation;
  }
  return undefined;
}

/** All rows, of which all columns but one have the values of the reference. */
function onlyOne({ rows, columns }: TableRows, kept: TableColumn, reference: number): TableRows {
  return {
    rows,
    columns: columns.map((column): TableColumn => {
      if (column === kept) return column;
      if (column.type === 'text')
        return { ...column, values: new Array<string>(rows).fill(column.values[reference] ?? '') };
      return { ...column, values: new Float64Array(rows).fill(column.values[reference] ?? Number.NaN) };
    }),
  };
}

/** @returns undefined where answers are no sum. */
function summed(
  { unit, of, inverse, isKnown }: Link,
  answers: Float64Array,
  alone: readonly Float64Array[],
  { reference, explained }: { readonly reference: number; readonly explained: number },
): Explanation | undefined {
  if (![answers, ...alone].every((list) => list.every(isKnown))) return undefined;
  const columns = alone.length;
  const start = of(answers[reference] ?? 0);
  const parts = alone.map((list) => list.map((answer) => of(answer) - start));
  const isSum = answers.every((answer, row) => {
    const sum = parts.reduce((all, part) => all + (part[row] ?? 0), start);
    return Math.abs(inverse(sum) - answer) <= TOLERANCE * Math.max(1, Math.abs(answer));
  });
  if (!isSum) return undefined;
  const meanOf = (list: Float64Array): number => {
    const others = list.subarray(explained);
    return others.reduce((sum, value) => sum + value, 0) / others.length;
  };
  const means = parts.map(meanOf);
  const effects = new Float64Array(explained * columns);
  for (const [column, part] of parts.entries())
    for (let row = 0; row < explained; row++)
      effects[row * columns + column] = (part[row] ?? 0) - (means[column] ?? 0);
  return { unit, base: meanOf(answers.map(of)), values: answers.slice(0, explained).map(of), effects };
}
