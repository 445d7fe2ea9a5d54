import type { Explanation } from '../../learning/explanation/explain.ts';
import type { TableRows } from '../../learning/model/table.ts';
import { freeName, type JoinedColumn } from '../../tables/joined-columns.ts';
import { reasonsOf, reasonText } from './reasons.ts';

/** The columns that explain rows: what is explained, the effect of each column, with its standard error where it is estimated, and the main reasons as texts. */
export function explainedColumns(
  table: TableRows,
  explanation: Explanation,
  reasons: number,
  taken: readonly { readonly name: string }[],
): readonly JoinedColumn[] {
  const { rows } = table;
  const names = taken.map(({ name }) => name);
  const texts = Array.from({ length: rows }, (_, row) =>
    reasonsOf(table, explanation, row, reasons).map(reasonText),
  );
  const added: readonly JoinedColumn[] = [
    { name: 'explained', type: 'DOUBLE', values: explanation.values },
    ...ofColumns('effect_', table, explanation.effects),
    ...(explanation.estimate ? ofColumns('standard_error_', table, explanation.estimate.errors) : []),
    ...Array.from({ length: reasons }, (_, place): JoinedColumn => ({
      name: `reason_${place + 1}`,
      type: 'VARCHAR',
      values: texts.map((list) => list[place] ?? ''),
    })),
  ];
  return added.map((column) => {
    const name = freeName(column.name, names);
    names.push(name);
    return { ...column, name };
  });
}

/** @param values a number for each column, one row after the other. */
function ofColumns(
  prefix: string,
  { rows, columns }: TableRows,
  values: Float64Array,
): readonly JoinedColumn[] {
  return columns.map(({ name }, index) => ({
    name: `${prefix}${name}`,
    type: 'DOUBLE',
    values: Float64Array.from({ length: rows }, (_, row) => values[row * columns.length + index] ?? 0),
  }));
}
