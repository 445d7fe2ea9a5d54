import { Random } from '../engine/src/learning/random.ts';

/** Columns of the rows. */
export const COLUMNS = 22;

/** Rows of two classes, one after the other. */
export interface TwoClasses {
  readonly rows: number;
  /** `COLUMNS` numbers for each row. */
  readonly x: Float32Array;
  /** 0 or 1 for each row. */
  readonly y: Uint8Array;
}

/** Scaled columns of which five tell the class, with noise: the same for the same number of rows. */
export function twoClasses(rows: number): TwoClasses {
  const random = new Random(1, rows);
  const x = Float32Array.from({ length: rows * COLUMNS }, () => (random.next() * 2 - 1) * Math.sqrt(3));
  const y = Uint8Array.from({ length: rows }, (_, row) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = x.subarray(row * COLUMNS, row * COLUMNS + 5);
    return a * b + Math.sin(2 * c) + 0.5 * d - 0.3 * e * e + 3 * (random.next() - 0.5) > 0 ? 1 : 0;
  });
  return { rows, x, y };
}

/** The first rows, or those from a row on. */
export function rowsFrom({ rows, x, y }: TwoClasses, from: number, to = rows): TwoClasses {
  return { rows: to - from, x: x.subarray(from * COLUMNS, to * COLUMNS), y: y.subarray(from, to) };
}
