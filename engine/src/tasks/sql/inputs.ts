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
}
