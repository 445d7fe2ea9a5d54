import type { Span } from '../text/span.ts';

/** Something that is to be said of a place of a document that is converted. */
export interface ConversionRemark {
  readonly span: Span;
  readonly message: string;
}

/** A document in another format: one of Vitruve, or of another program. */
export interface Conversion {
  /** The new document. It counts only if nothing was refused. */
  readonly text: string;
  /** What cannot be expressed in the other format. */
  readonly refused: readonly ConversionRemark[];
  /** What the new document does without. */
  readonly lost: readonly ConversionRemark[];
}
