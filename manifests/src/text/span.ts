/** A half-open range of UTF-16 code units in one document: `start` is in it, `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** True when `offset` lies in the span or at its end, as a caret does. */
export function touches(range: Span, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function shifted(range: Span, by: number): Span {
  return by === 0 ? range : { start: range.start + by, end: range.end + by };
}
