import type { Reading } from '../../tables/loading/reading.ts';

/** What `vitruve/load` is given; see `schemas/tasks/load.schema.json`. */
export interface LoadInputs extends Reading {
  /** Absolute; undefined where a server is read. */
  readonly file?: string;
  /** The name of the variable or secret that holds the address of a server; that of libpq's variables where it is not given. */
  readonly database?: string;
  /** A table of the server, or else a query. */
  readonly table?: string;
  readonly query?: string;
  /** Seconds that the server may take until it answers. */
  readonly timeout?: number;
  /** Absolute. */
  readonly output: string;
  /** Types by the names of columns, as SQL writes them. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Whether `?`, `NA` and `N/A` among numbers are missing values. Default: true. */
  readonly marks?: boolean;
  /** Whether columns whose names end in numbers from 1 become rows, one for each number. */
  readonly unpivot?: boolean;
  /** Absolute path of a file for rows that cannot be read. */
  readonly rejects?: string;
  readonly memory?: string;
  readonly threads?: number;
}
