import type { Span } from '../../core/text/span.ts';
import type { VariantName } from './variant.ts';

/** What the text around a table says of it. */
export interface Evidence {
  /** The variant that front matter, a heading or a legend names. */
  readonly variant?: VariantName;
  readonly variantSpan?: Span;
  /** Words by letter, where the text explains its letters. */
  readonly legend?: ReadonlyMap<string, string>;
  /** Whether the rows are roles and the columns activities, where somebody said so. */
  readonly rolesDown?: boolean;
  readonly title?: { readonly name: string; readonly span: Span };
}
