import { joinedOutputs, type ModelOutput } from '../export/model-output.ts';
import type { TableColumn, TableRows } from '../model/table.ts';

/** What a model answered for the rows of a table. */
interface RanParts {
  readonly rows: number;
  readonly outputs: ReadonlyMap<string, ModelOutput>;
  /** The columns that are not those of the model. */
  readonly others: readonly TableColumn[];
}

/**
 * Runs an open model on a table part by part.
 * @param inputs columns of the model, which are the first ones.
 */
export async function runParts(
  run: (table: TableRows) => Promise<ReadonlyMap<string, ModelOutput>>,
  parts: AsyncIterable<TableRows>,
  inputs: number,
): Promise<RanParts> {
  let rows = 0;
  const outputs: ReadonlyMap<string, ModelOutput>[] = [];
  const others: (readonly TableColumn[])[] = [];
  for await (const part of parts) {
    outputs.push(await run({ rows: part.rows, columns: part.columns.slice(0, inputs) }));
    others.push(part.columns.slice(inputs));
    rows += part.rows;
  }
  const joined = (others[0] ?? []).map((_, place) =>
    joinedColumn(others.flatMap((part) => part[place] ?? [])),
  );
  return { rows, outputs: joinedOutputs(outputs), others: joined };
}

/** A column whose parts follow each other. */
function joinedColumn(parts: readonly TableColumn[]): TableColumn {
  const name = parts[0]?.name ?? '';
  if (parts[0]?.type === 'text')
    return { name, type: 'text', values: parts.flatMap(({ values }) => [...values].map(String)) };
  const rows = parts.reduce((sum, { values }) => sum + values.length, 0);
  const column = { name, type: 'number', values: new Float64Array(rows) } as const;
  let from = 0;
  for (const { values } of parts) {
    column.values.set(values as Float64Array, from);
    from += values.length;
  }
  return column;
}
