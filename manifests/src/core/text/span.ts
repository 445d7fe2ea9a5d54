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

/** Where a piece of text starts in its document. It moves when text before the piece grows or shrinks. */
export interface Anchor {
  readonly offset: number;
}

/** An anchor at a distance from another, with which it moves. */
export class NestedAnchor implements Anchor {
  base: Anchor;
  /** Characters from the base. */
  distance: number;

  constructor(base: Anchor, distance: number) {
    this.base = base;
    this.distance = distance;
  }

  get offset(): number {
    return this.base.offset + this.distance;
  }
}

/**
 * A span within a piece of text: it moves with its piece, so that what was read of a piece need not be read again when
 * only its place changed.
 */
export class AnchoredSpan implements Span {
  readonly anchor: Anchor;
  readonly from: number;
  readonly to: number;

  /** @param from characters from the anchor to the start of the span; `to`: to its end. */
  constructor(anchor: Anchor, from: number, to: number) {
    this.anchor = anchor;
    this.from = from;
    this.to = to;
  }

  get start(): number {
    return this.anchor.offset + this.from;
  }

  get end(): number {
    return this.anchor.offset + this.to;
  }

  toJSON(): Span {
    return { start: this.start, end: this.end };
  }
}

/** A part of a span, that moves as it does. */
export function within(range: Span, start: number, end: number): Span {
  if (!(range instanceof AnchoredSpan)) return span(start, end);
  return new AnchoredSpan(range.anchor, start - range.anchor.offset, end - range.anchor.offset);
}
