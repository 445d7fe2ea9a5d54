import type { Grid, GridCell, GridRow } from './grid.ts';

/** The table with rows for columns: for matrices that list roles downwards and activities across. Ragged rows stay short. */
export function transposed({ span, header, rows }: Grid): Grid {
  const all = [header, ...rows];
  const width = header.cells.length;
  const columns = Array.from({ length: width }, (_, column): GridRow => {
    const cells = all.map((row) => row.cells[column] ?? blankAfter(row));
    return { span: cells[0]?.span ?? header.span, cells };
  });
  const [first = header, ...others] = columns;
  return { span, header: { span: header.span, cells: first.cells }, rows: others };
}

function blankAfter({ span }: GridRow): GridCell {
  return { text: '', source: '', span: { start: span.end, end: span.end }, bold: false };
}
