import type { Field } from './fields.ts';

/** What a cell says; its column counts from 1, and is 0 for what was read from the row above. */
export interface Cell {
  readonly text: string;
  readonly position: number;
}

/** A row that is not blank; blank cells are left out. Columns and rows count from 1. */
export interface Row {
  readonly sheet: string;
  readonly number: number;
  readonly cells: Map<Field, Cell>;
  /** Cells of columns around the element that is analyzed, by their heading. */
  readonly context: Map<string, string>;
  /** Cells of columns that we have no key for, by their heading. */
  readonly other: Map<string, string>;
}
