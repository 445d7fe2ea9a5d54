import type { Source } from '@vitruve/manifests';

export interface Column {
  /** Distinguishes it from the others; the same in every language. */
  readonly id: string;
  /** In the user's language. */
  readonly label: string;
  /** Columns of numbers are aligned at the end, and sorted as numbers. */
  readonly numeric: boolean;
}

export interface Cell {
  readonly text: string;
  readonly source?: Source;
}

export interface Row {
  /** The `data-thing` that the row says in words. */
  readonly id: string;
  /** One per column. */
  readonly cells: readonly Cell[];
  readonly source?: Source;
}

/** What a picture says, as words and numbers. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
