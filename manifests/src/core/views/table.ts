import type { Source, Tone } from './source.ts';

/** One of the things that a cell says. */
export interface CellItem {
  readonly text: string;
  /** What is read aloud, and shown on hover, instead of a text that is a sign. */
  readonly spoken?: string;
  /** What a click asks of whoever shows the view, who put it there; it leads nowhere then. */
  readonly action?: string;
  /** Where a click leads. */
  readonly source?: Source;
  /** What the text says already, as a color and a mark besides. */
  readonly tone?: Tone;
}

export interface TableCell {
  /** One below another; none for an empty cell. */
  readonly items: readonly CellItem[];
  /** What the cell is sorted by, where that is not its text. */
  readonly value?: number;
  /** Values one after the other, the oldest first, as a small line; null where there is none. */
  readonly trend?: readonly (number | null)[];
}

export interface TableColumn {
  /** Distinguishes it from the others of its section; the same in every language. */
  readonly id: string;
  /** In the user's language. */
  readonly label: string;
  /** Numbers are aligned at the end; numbers and dates are sorted as such. */
  readonly kind: 'text' | 'number' | 'date' | 'status';
  /** The full name of a column that is as narrow as its label, a number or a letter: those of a matrix. */
  readonly fullName?: string;
}

export interface TableRow {
  readonly id: string;
  /** The heading under which it is listed; rows of one heading follow each other. */
  readonly group?: string;
  /** One per column. The first is the name of the row. */
  readonly cells: readonly TableCell[];
  readonly source?: Source;
}

export interface TableSection {
  readonly id: string;
  readonly title: string;
  /** Sentences above the table. */
  readonly notes: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** True for a section that opens on demand; pictures show all. */
  readonly isFolded?: boolean;
  /** The stage of a pipeline for whose periods its cells stand: a period is the id of a row followed by that of a column. */
  readonly periods?: { readonly stage: string; readonly partition: string };
}

/** Tables below each other, to read, to sort and to filter. */
export interface SectionedTable {
  /** Sentences above all: what is there, what is missing. */
  readonly notes: readonly string[];
  readonly sections: readonly TableSection[];
}
