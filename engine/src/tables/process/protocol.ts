/** A value of a table as it goes from process to process, and into JSON. Dates, times, large and exact numbers are texts. */
export type Cell = string | number | boolean | null;

/** A row, in the order of the columns. */
export type CellRow = readonly Cell[];

/** Values of a column, one for each row: numbers, NaN where there is none, or texts, empty where there is none. */
export type ColumnValues = Float64Array | readonly string[];

export interface Column {
  readonly name: string;
  /** As SQL writes it: `DECIMAL(18,2)`. */
  readonly type: string;
}

/** What the process of a database may reach and take. */
export interface Bounds {
  /** Absolute paths of files, which are all that SQL reaches. */
  readonly paths: readonly string[];
  /** Absolute path of a folder for what does not fit into memory. */
  readonly scratch: string;
  /** Bytes. */
  readonly memory: number;
  readonly threads: number;
}

/** What the process of a database is asked; each question is answered once, in the order of the questions. */
export type Question =
  | { readonly ask: 'open'; readonly bounds: Bounds }
  /** Forgets the database; another one may be opened. */
  | { readonly ask: 'close' }
  | {
      readonly ask: 'run';
      /** Statements; the rows of the last one are given out by `rows`. */
      readonly sql: string;
      readonly parameters: Readonly<Record<string, Cell>>;
      /** Whether it is written by somebody else: then it has no statements that reach beyond tables. */
      readonly isForeign: boolean;
    }
  /** Whether a text of somebody else is one query. */
  | { readonly ask: 'isQuery'; readonly sql: string }
  | { readonly ask: 'rows'; readonly most: number }
  | { readonly ask: 'columns'; readonly least: number }
  | { readonly ask: 'append'; readonly table: string; readonly rows: readonly CellRow[] }
  | { readonly ask: 'appendColumns'; readonly table: string; readonly columns: readonly ColumnValues[] };

/** Why a question was not answered. */
export interface Fault {
  /** As DuckDB calls it: `Binder`, `Permission`; `missing` when it cannot be loaded. */
  readonly kind: string;
  readonly message: string;
  /** Bytes from the beginning of the text that was run. */
  readonly position?: number;
  /** From 0, where the position is not known. */
  readonly statement?: number;
}

export type Answer =
  | { readonly opened: true }
  | {
      readonly closed: {
        /** Bytes that the process still takes. */
        readonly memory: number;
      };
    }
  | {
      readonly ran: {
        /** Of the last statement; none where it has no rows. */
        readonly columns: readonly Column[];
        /** Rows that the last statement wrote. */
        readonly changed: number;
      };
    }
  | { readonly isQuery: boolean }
  /** Fewer than were asked for, when these are the last. */
  | { readonly rows: readonly CellRow[] }
  /** Columns without rows at the end. */
  | { readonly columns: readonly ColumnValues[] }
  | { readonly appended: true }
  | { readonly fault: Fault };

/** Sent while statements run: from 0 to 1. */
export interface Progress {
  readonly progress: number;
}
