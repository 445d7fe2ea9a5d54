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

/** Rows of a text that are no rows of its table. */
export interface UnreadRows {
  readonly rows: number;
  /** The first of them, counted from 1, and why it is none. */
  readonly line: number;
  readonly reason: string;
}

/** Which table of its file is shown, and how it was read. */
export interface FoundReading {
  /** The sheet of a workbook, or the table of a database, and all that there are to choose from. */
  readonly sheet?: string;
  readonly sheets?: readonly string[];
  /** The file of an archive, and all that there are to choose from. */
  readonly member?: string;
  readonly members?: readonly string[];
  /** Of a text. */
  readonly encoding?: string;
  readonly separator?: string;
  readonly unread?: UnreadRows;
}

/** What the rows of a table hold. */
export interface TableProfile extends Omit<FoundReading, 'sheets' | 'members'> {
  readonly rows: number;
  /** Whether it is a folder of files. */
  readonly isFolder: boolean;
  /** Bytes of its files. */
  readonly bytes: number;
  readonly columns: readonly ColumnProfile[];
  /** Columns that were not looked at, behind the others. */
  readonly left: number;
  /** The first rows; values are cut. */
  readonly first: readonly (readonly Cell[])[];
}

/** Which rows of a table are asked for; of a sheet or file that there is not, the first. */
export interface RowsParams {
  /** Absolute. */
  readonly table: string;
  readonly sheet?: string;
  readonly member?: string;
  /** Found out unless they are those of a text. */
  readonly encoding?: string;
  readonly separator?: string;
  /** Rows before the first. */
  readonly offset: number;
  readonly limit: number;
  /** The column that they are sorted by; in the order of the file unless it is given. */
  readonly sort?: { readonly column: string; readonly isDescending: boolean };
  /** A condition in SQL that they satisfy; all of them unless it is given. */
  readonly filter?: string;
}

/** Rows of a table; values are cut. */
export interface TableRows extends FoundReading {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whether there are rows behind them. */
  readonly hasMore: boolean;
  /** How many rows satisfy the condition, where there is one. */
  readonly matched?: number;
  /** Columns behind the others, which are not looked at. */
  readonly left?: number;
}
