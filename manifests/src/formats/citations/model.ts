import type { Span } from '../../core/text/span.ts';
import type { DecisionMention } from './mention.ts';

/** A link to a file beside it. */
export interface FileLink {
  readonly text: string;
  readonly textSpan: Span;
  readonly destination: string;
  readonly destinationSpan: Span;
  /** The URI of the file, without fragment. */
  readonly target: string;
  /** The decision that its text names. */
  readonly mention?: DecisionMention;
}

/** A decision named in the text; `link` when its name is the text of a link to a file. */
export interface Citation extends DecisionMention {
  readonly link?: FileLink;
}
