import type { Span } from '../text/span.ts';

export type OutlineIcon =
  | 'section'
  | 'decision'
  | 'role'
  | 'activity'
  | 'risk'
  | 'option'
  | 'list'
  | 'resource'
  | 'workflow'
  | 'job'
  | 'step'
  | 'event'
  | 'service'
  | 'volume'
  | 'network'
  | 'variable'
  | 'file';

/** One line of a document's outline, with those below it. */
export interface OutlineItem {
  readonly name: string;
  readonly detail?: string;
  readonly icon: OutlineIcon;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children?: readonly OutlineItem[];
}
