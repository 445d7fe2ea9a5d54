import type { Span } from '../text/span.ts';

/** Something that is to be said of a place of a document that is converted. */
export interface ConversionRemark {
  readonly span: Span;
  readonly message: string;
}

/** The command of the editor that writes a document for another program. */
export interface ExportCommand {
  /** The id of the command, `vitruve.exportObjectives`, whose title is in `package.nls.json`. */
  readonly id: string;
  /** A product icon of VS Code. */
  readonly icon: string;
  /** The program, as `vitruve export --to` names it. */
  readonly program: string;
  /** The name that is proposed for the new file. */
  readonly fileName: string;
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
