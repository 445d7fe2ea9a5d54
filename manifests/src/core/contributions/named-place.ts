import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../text/span.ts';

/** Where something is that a text names: in a file that need not be a document of the workspace, or in SQL that a document holds. */
export type NamedPlace = {
  /** The name in the text. */
  readonly span: Span;
  readonly uri: string;
} & (
  | { readonly range: Range }
  /** A part of the SQL of a stage: see `EmbeddedSql`. */
  | { readonly stage: string; readonly part: Span }
);
