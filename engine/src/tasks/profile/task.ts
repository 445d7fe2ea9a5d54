import type { ColumnClass } from '../../tables/column-class.ts';
import type { Cell, Column } from '../../tables/process/protocol.ts';

/** The view of a table, as the editor registers it. */
export const TABLE_PREVIEW = 'table';

/** Values of a column that are within bounds. */
export interface Bin {
  /** Of numbers; seconds of 1970 for dates, of the day for times. */
  readonly from: number;
  /** Inclusive for whole numbers and in the last bin. */
  readonly to: number;
  readonly count: number;
}

/** A value that rows have, as a text. */
export interface FrequentValue {
  readonly value: string;
  readonly count: number;
}

/** What the rows of a column hold. */
export interface ColumnProfile {
  readonly name: string;
  /** As DuckDB writes it. */
  readonly type: string;
  readonly class: ColumnClass;
  /** Rows without a value. */
  readonly missing: number;
  /** Values that are NaN or infinite; they are in no mean, no bounds and no bin. */
  readonly notFinite: number;
  /** Undefined for lists and structures. */
  readonly distinct: number | undefined;
  /** Whether the number of distinct values is one: exact numbers of large tables take long. */
  readonly isEstimated: boolean;
  /** As texts. */
  readonly lowest: string | undefined;
  readonly highest: string | undefined;
  /** Of numbers. */
  readonly mean: number | undefined;
  /** Of numbers, dates, and times; empty elsewhere. */
  readonly bins: readonly Bin[];
  /** The most frequent values of texts and truth values, the most frequent first; empty where all values differ. */
  readonly values: readonly FrequentValue[];
}

/** What the rows of a table hold. */
export interface TableProfile {
  readonly rows: number;
  /** Whether it is a folder of files. */
  readonly isFolder: boolean;
  /** The sheet of a workbook, or the table of a database, that it is. */
  readonly sheet?: string;
  /** Bytes of its files. */
  readonly bytes: number;
  readonly columns: readonly ColumnProfile[];
  /** Columns that were not looked at, behind the others. */
  readonly left: number;
  /** The first rows; values are cut. */
  readonly first: readonly (readonly Cell[])[];
}

/** Which rows of a table are asked for. */
export interface RowsParams {
  /** Absolute. */
  readonly table: string;
  /** A sheet of a workbook or a table of a database; the first where there is none of that name. */
  readonly sheet?: string;
  /** Rows before the first. */
  readonly offset: number;
  readonly limit: number;
  /** The column that they are sorted by; in the order of the file unless it is given. */
  readonly sort?: { readonly column: string; readonly isDescending: boolean };
  /** A condition in SQL that they satisfy; all of them unless it is given. */
  readonly filter?: string;
}

/** Rows of a table; values are cut. */
export interface TableRows {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whether there are rows behind them. */
  readonly hasMore: boolean;
  /** How many rows satisfy the condition, where there is one. */
  readonly matched?: number;
  /** The sheet of a workbook, or the table of a database, that they are of, and all that there are to choose from. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** Columns behind the others, which are not looked at. */
  readonly left?: number;
}
