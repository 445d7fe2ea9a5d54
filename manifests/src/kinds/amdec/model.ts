import type { Span } from '../../core/text/span.ts';

/** A text that is not blank, where it is. */
export interface Written {
  readonly text: string;
  readonly span: Span;
}

/** A rating as it is written, valid or not. */
export interface Rating {
  /** As written; empty when the key has no value: then the span is that of the key. */
  readonly text: string;
  /** Undefined for anything but a finite number. */
  readonly value: number | undefined;
  readonly span: Span;
}

export const RATING_NAMES = ['severity', 'occurrence', 'detection'] as const;
export type RatingName = (typeof RATING_NAMES)[number];

/** The ratings of a risk, before its actions or after them, and the product as its author wrote it. */
export interface Ratings {
  readonly severity?: Rating;
  readonly occurrence?: Rating;
  readonly detection?: Rating;
  readonly criticality?: Rating;
}

/** The ratings that a grid allows: whole numbers from `minimum` to `maximum`. */
export interface Scale {
  readonly minimum: number;
  readonly maximum: number;
  /** What a rating means. A scale that is declared by its ends has none. */
  readonly labels: ReadonlyMap<number, string>;
  readonly span: Span;
}

export interface Grid {
  readonly severity?: Scale;
  readonly occurrence?: Scale;
  readonly detection?: Scale;
  /** The key `grid`. */
  readonly span: Span;
}

export interface Action {
  readonly text?: Written;
  readonly type?: Written;
  readonly owners: readonly Written[];
  readonly due?: Written;
  readonly status?: Written;
  readonly evidence: readonly Written[];
  readonly decisions: readonly Written[];
  /** The span for findings about the whole action: its text, or its first line. */
  readonly nameSpan: Span;
  readonly span: Span;
}

export interface Residual extends Ratings {
  readonly actionPriority?: Written;
  /** The key `residual`. */
  readonly keySpan: Span;
  readonly span: Span;
}

/** One row of the table: a failure mode with its effect, one cause, its ratings and what is done about it. */
export interface Risk {
  readonly id?: Written;
  readonly item?: Written;
  readonly function?: Written;
  readonly failureMode?: Written;
  readonly effect?: Written;
  readonly cause?: Written;
  /** Keys of `effect` and `cause` that are there without a value. */
  readonly blankEffect?: Span;
  readonly blankCause?: Span;
  readonly category?: Written;
  /** True when a control that detects is named, a check of data, or controls without a kind. */
  readonly hasDetectionControl: boolean;
  /** Checks of data that detect the failure: `table/check`. */
  readonly checks: readonly Written[];
  readonly rating: Ratings;
  readonly actionPriority?: Written;
  readonly justification?: Written;
  readonly decisions: readonly Written[];
  readonly actions: readonly Action[];
  readonly residual?: Residual;
  /** The span for findings about the whole row: its id, its failure mode, or its first line. */
  readonly nameSpan: Span;
  readonly span: Span;
}

/** An AMDEC table (FMEA): its grid, its threshold and its risks. */
export interface AmdecModel {
  readonly title?: Written;
  readonly grid?: Grid;
  readonly threshold?: Rating;
  readonly categories: readonly Written[];
  readonly risks: readonly Risk[];
  /** The key `risks`; undefined when the table has none. */
  readonly risksKey?: Span;
}
