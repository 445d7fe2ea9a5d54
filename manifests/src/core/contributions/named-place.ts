import type { Range } from 'vscode-languageserver-types';
import type { Span } from '../text/span.ts';

/** Where something is that a text names, in a file that need not be a document of the workspace. */
export interface NamedPlace {
  /** The name in the text. */
  readonly span: Span;
  readonly uri: string;
  readonly range: Range;
}
