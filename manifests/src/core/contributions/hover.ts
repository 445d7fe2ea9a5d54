import type { Span } from '../text/span.ts';

/** Markdown shown over a span. */
export interface HoverText {
  readonly span: Span;
  readonly markdown: string;
}
