import type { Cell } from '../../tables/process/protocol.ts';

/** What `vitruve/sql` is given; see `schemas/tasks/sql.schema.json`. */
export interface SqlInputs {
  /** Absolute; either this or `query`. */
  readonly file?: string;
  readonly query?: string;
  /** Absolute paths by the names of tables. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Absolute paths by the names of tables or views. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly params?: Readonly<Record<string, Cell>>;
  /** Rows of the last `SELECT` that are shown. */
  readonly limit?: number;
  /** `2Gi` */
  readonly memory?: string;
  readonly threads?: number;
  /** What runs the SQL; DuckDB unless it is given. */
  readonly engine?: 'duckdb' | 'spark';
  readonly spark?: SparkSettings;
}

/** How Spark is reached and set up. */
export interface SparkSettings {
  /** `spark://host:7077`, `yarn` …; this machine unless it is given. */
  readonly master?: string;
  readonly conf?: Readonly<Record<string, string | number | boolean>>;
}
