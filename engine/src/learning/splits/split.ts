/** Rows for training, for choosing (thresholds, parameters), and for the test that nothing was chosen by. */
export interface Split {
  /** In ascending order, as the others. */
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
  /** Rows that are in none, such as those in a gap of time. */
  readonly unused: Uint32Array;
}

/** Shares of the rows that validation and test take: each at least 0, together below 1. */
export interface Shares {
  readonly validation: number;
  readonly test: number;
}

export type Part = keyof Split;

/** The split that puts each row where it is told. */
export function splitBy(rows: number, partOf: (row: number) => Part): Split {
  const parts: Record<Part, number[]> = { training: [], validation: [], test: [], unused: [] };
  for (let row = 0; row < rows; row++) parts[partOf(row)].push(row);
  return {
    training: Uint32Array.from(parts.training),
    validation: Uint32Array.from(parts.validation),
    test: Uint32Array.from(parts.test),
    unused: Uint32Array.from(parts.unused),
  };
}

/** One fold of a cross-validation: what is trained on, and what is measured. */
export interface Fold {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
}
