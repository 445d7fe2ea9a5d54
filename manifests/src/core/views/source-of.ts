import type { Span } from '../text/span.ts';
import type { Source } from './source.ts';

/** A place as it is sent to where it is drawn: spans that move with their piece of text become numbers. */
export function sourceOf(uri: string, name: Span, extent?: Span): Source {
  const { start, end } = name;
  return extent ? { uri, start, end, extent: { start: extent.start, end: extent.end } } : { uri, start, end };
}
