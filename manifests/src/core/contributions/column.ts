import type { Edit, WorkspaceChange } from '../text/change.ts';
import type { Span } from '../text/span.ts';

/** A column of a table in a file. */
export interface Column {
  /** URI. */
  readonly file: string;
  readonly name: string;
}

/** A place of a document that names a column. */
export interface ColumnName extends Column {
  readonly span: Span;
}

/** A place of any document that names a column. */
export interface PlacedColumnName extends ColumnName {
  readonly uri: string;
}

/** A text that may name columns of a table in ways that nobody follows, such as a condition or a script. */
export interface ColumnText {
  /** URI of the table. */
  readonly file: string;
  /** Where the text is; the whole file where `span` is undefined. */
  readonly uri: string;
  readonly span?: Span;
}

/** SQL that is part of a document, such as the query of a stage. */
export interface EmbeddedSql {
  /** The stage that runs it. */
  readonly stage: string;
  /** Where it is in the document. */
  readonly span: Span;
  /** Where a part of it is in the document; undefined where nobody can say. */
  placeOf(part: Span): Span | undefined;
  /**
   * What edits of the SQL change in the document.
   * @returns undefined where it is written in a way in which they cannot be made, with escapes.
   */
  written(edits: readonly Edit[]): readonly Edit[] | undefined;
}

/** What a document says of columns of tables in files. */
export interface ColumnUses {
  readonly names: readonly ColumnName[];
  /** In files that need not be documents, such as SQL that a pipeline runs. */
  readonly elsewhere?: readonly PlacedColumnName[];
  readonly texts?: readonly ColumnText[];
  readonly queries?: readonly EmbeddedSql[];
}

/** What all documents of a workspace folder say of columns. */
export interface AllColumnUses {
  readonly names: readonly PlacedColumnName[];
  readonly texts: readonly ColumnText[];
  /** With the URIs of their documents. */
  readonly queries: readonly (EmbeddedSql & { readonly uri: string })[];
}

/** What a rename changes, or why it cannot be done: a sentence without a full stop. */
export type ColumnRename =
  | { readonly changes: readonly WorkspaceChange[] }
  | { readonly refusal: string; readonly at?: { readonly uri: string; readonly start: number } };
