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
  readonly remarks: readonly ImportProblem[];
}

/** The manifest that an import makes, and what a person should look at. `text` is undefined when nothing could be read. */
export interface Imported {
  readonly text: string | undefined;
  readonly remarks: readonly ImportProblem[];
}
