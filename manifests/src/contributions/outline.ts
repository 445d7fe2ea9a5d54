import type { Span } from '../text/span.ts';

/** One line of a document's outline, with those below it. */
export interface OutlineItem {
  readonly name: string;
  readonly detail?: string;
  readonly icon: 'section' | 'decision' | 'role' | 'activity' | 'risk' | 'option' | 'list';
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children?: readonly OutlineItem[];
}
