/** One cell of an imported or exported table. `text` is what a person sees; empty when the cell is. */
export interface SheetCell {
  readonly text: string;
  readonly bold?: boolean;
}

/** A table of text: a CSV file, or one sheet of a workbook. Rows may have different lengths. */
export interface Sheet {
  /** The sheet's name; the file's name without extension for CSV. */
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** The rows that are headings of tables, counted from 0, where the format says so: Markdown. */
  readonly headings?: readonly number[];
  /** Shown at the right of the table, one below the other, where a workbook is written. */
  readonly pictures?: readonly SheetPicture[];
}

/** A picture in a workbook. */
export interface SheetPicture {
  /** What it shows, for those who do not see it. */
  readonly text: string;
  /** A file of PNG. */
  readonly png: Uint8Array;
  /** Pixels of the screen. */
  readonly width: number;
  readonly height: number;
}

/** Where and why something of an import could not be read or kept as it was. Row and column count from 1. */
export interface ImportProblem {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: number;
}

/** What a file of tables holds, and what a person should know about how it was read. */
export interface ReadSheets {
  readonly sheets: readonly Sheet[];
  readonly problems: readonly ImportProblem[];
}

/** What became of one column of an import. */
export interface ImportedColumn {
  readonly sheet: string;
  /** Counted from 1. */
  readonly column: number;
  readonly heading: string;
  /** What it was read as, in words of the user; undefined when its cells are kept under `other`. */
  readonly meaning: string | undefined;
}

/** What a person says that a column holds. */
export interface ColumnChoice {
  /** All sheets when undefined. */
  readonly sheet?: string;
  /** Its number, counted from 1, or its heading. */
  readonly column: string;
  /** A field of the kind, or `other`. */
  readonly field: string;
}

/** What only a person can know about a table: an import that has questions makes no manifest until they are answered. */
export interface ImportQuestion {
  readonly message: string;
  readonly sheet: string;
  /** Answers, the likeliest first; never empty. */
  readonly options: readonly { readonly label: string; readonly choice: ColumnChoice }[];
}

/** The manifest that an import makes, and what a person should look at. `text` is undefined when nothing could be read, or while there are questions. */
export interface TableImport {
  readonly text: string | undefined;
  readonly problems: readonly ImportProblem[];
  readonly columns: readonly ImportedColumn[];
  readonly questions: readonly ImportQuestion[];
}
