/** What `vitruve/generate` is given; see `schemas/tasks/generate.schema.json`. */
export interface GenerateInputs {
  /** Absolute path of a YAML file with `rows`, `seed` and `columns`, where they are not given. */
  readonly file?: string;
  readonly rows?: number;
  readonly seed?: number;
  readonly columns?: Readonly<Record<string, ColumnSpec>>;
  /** Absolute. */
  readonly output: string;
  readonly memory?: string;
  readonly threads?: number;
}

/** What the values of a column are. */
export interface ColumnSpec {
  readonly type: ColumnType;
  /** The share of rows without a value, from 0 to 1. */
  readonly nulls?: number;
  /** Of numbers; days and times as `2024-01-31`, of dates and times. */
  readonly min?: number | string;
  readonly max?: number | string;
  /** Digits behind the point. */
  readonly decimals?: number;
  /** Of normal and log-normal distributions. */
  readonly mean?: number;
  readonly deviation?: number;
  /** Weights by values of categories. */
  readonly values?: Readonly<Record<string, number>>;
  /** The share of rows that are true. */
  readonly share?: number;
  /** Before the number of a key. */
  readonly prefix?: string;
  /** Of references: a table in a file, and its column. */
  readonly table?: string;
  readonly column?: string;
  /** Of references: from 1, where all are equally likely, to 10, where few are named by most. */
  readonly skew?: number;
  /** In SQL, of columns before it. */
  readonly sql?: string;
  /** Whether only columns of SQL see it, and it is not written. */
  readonly hidden?: boolean;
}

export type ColumnType =
  | ('key' | 'integer' | 'number' | 'normal' | 'lognormal' | 'category')
  | ('boolean' | 'date' | 'timestamp' | 'reference' | 'sql');
