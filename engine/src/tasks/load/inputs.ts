import type { TextEncoding } from '../../tables/text/encoding.ts';

/** What `vitruve/load` is given; see `schemas/tasks/load.schema.json`. */
export interface LoadInputs {
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
  readonly separator?: ',' | ';' | 'tab' | '|';
  readonly encoding?: TextEncoding;
  /** Whether the first row holds the names of columns. */
  readonly header?: boolean;
  /** Lines before it. */
  readonly skip?: number;
  /** Types by the names of columns, as SQL writes them. */
  readonly columns?: Readonly<Record<string, string>>;
  /** How many columns at the end of the header repeat to the right; each repetition becomes a row. */
  readonly repeat?: number;
  /** Whether columns whose names end in numbers from 1 become rows, one for each number. */
  readonly unpivot?: boolean;
  /** The name of a sheet of a workbook, or of a table of a database. */
  readonly sheet?: string;
  /** The name of a file in an archive. */
  readonly member?: string;
  /** Absolute path of a file for rows that cannot be read. */
  readonly rejects?: string;
  readonly memory?: string;
  readonly threads?: number;
}

/** Of a file. */
export type FileInputs = LoadInputs & { readonly file: string };
