import type { Span } from '../text/span.ts';

/** A proposal at the caret. `text` is a snippet (`${1:…}`, `$0`) when `snippet` is set. */
export interface Completion {
  readonly label: string;
  /** What it replaces; contains the caret, on one line. */
  readonly span: Span;
  readonly text: string;
  readonly kind: 'key' | 'value' | 'name' | 'mark' | 'section' | 'row' | 'file' | 'date' | 'skeleton';
  readonly snippet?: boolean;
  /** One line beside the label. */
  readonly detail?: string;
  /** Markdown; a function where it has to be read from somewhere first. */
  readonly documentation?: string | (() => string | undefined);
  /** Order among proposals; the label otherwise. */
  readonly sortText?: string;
  /** What typing is matched with; the label otherwise. */
  readonly filterText?: string;
  /** True when it follows from the JSON Schema alone, so that any YAML server with the schema proposes it too. */
  readonly fromSchema?: boolean;
  /** Ask again once it is inserted, as after `key: `. */
  readonly retrigger?: boolean;
}
