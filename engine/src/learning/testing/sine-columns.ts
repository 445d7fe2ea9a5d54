import type { TableColumn } from '../model/table.ts';

/** A value between -1 and 1 for each row, without a pattern that a model finds. */
export function sine(row: number, speed: number): number {
  return Math.sin(row * speed);
}

/** A column with a number for each row. */
export function numberColumn(name: string, rows: number, of: (row: number) => number): TableColumn {
  return { name, type: 'number', values: Float64Array.from({ length: rows }, (_, row) => of(row)) };
}

/** Two columns of such values. */
export function sineColumns(rows: number): readonly TableColumn[] {
  return [
    numberColumn('x', rows, (row) => sine(row, 91.7)),
    numberColumn('y', rows, (row) => sine(row, 17.3)),
  ];
}

/** Whether both values of a row have the same sign: only trees of several levels can tell it. */
export function haveSameSign(row: number): boolean {
  return sine(row, 91.7) * sine(row, 17.3) > 0;
}
