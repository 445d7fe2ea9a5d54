import type { Explanation } from '../../learning/explanation/explain.ts';
import type { TableRows } from '../../learning/model/table.ts';
import { freeName, type JoinedColumn } from '../../tables/joined-columns.ts';
import { reasonsOf, reasonText } from './reasons.ts';

/** The columns that explain rows: what is explained, the effect of each column, and the main reasons as texts. */
export function explainedColumns(
  table: TableRows,
  explanation: Explanation,
  reasons: number,
  taken: readonly { readonly name: string }[],
): readonly JoinedColumn[] {
  const { rows, columns } = table;
  const names = taken.map(({ name }) => name);
  const texts = Array.from({ length: rows }, (_, row) =>
    reasonsOf(table, explanation, row, reasons).map(reasonText),
  );
  const added: readonly JoinedColumn[] = [
    { name: 'explained', type: 'DOUBLE', values: explanation.values },
    ...columns.map(({ name }, index): JoinedColumn => ({
      name: `effect_${name}`,
      type: 'DOUBLE',
      values: Float64Array.from(
        { length: rows },
        (_, row) => explanation.effects[row * columns.length + index] ?? 0,
      ),
    })),
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
