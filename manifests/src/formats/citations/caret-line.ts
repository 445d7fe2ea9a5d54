import { span, type Span } from '../../core/text/span.ts';

/** The line of the caret, up to it and after it. */
export interface CaretLine {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

export function caretLine(text: string, offset: number): CaretLine {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  return {
    offset,
    before: text.slice(start, offset),
    after: text.slice(offset, newline === -1 ? text.length : newline).replace(/\r$/u, ''),
  };
}

/** The last characters before the caret, as the span that a proposal replaces. */
export function typedSpan({ offset }: CaretLine, typed: string): Span {
  return span(offset - typed.length, offset);
}
