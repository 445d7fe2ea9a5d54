import type { Span } from '../../core/text/span.ts';

/** A cell of any table of text. */
export interface GridCell {
  /** Without markup. */
  readonly text: string;
  /** As it is in the source. */
  readonly source: string;
  readonly span: Span;
  readonly bold: boolean;
}

export interface GridRow {
  readonly span: Span;
  readonly cells: readonly GridCell[];
}

/** A table with one row of headings: of Markdown, or cut out of a sheet. */
export interface Grid {
  readonly span: Span;
  readonly header: GridRow;
  readonly rows: readonly GridRow[];
}

/** True for cells that hold nothing, or a dash in its place. */
export function isBlank(text: string): boolean {
  return /^[-–—−\s.·…]*$/u.test(text);
}
