import type { Source, Tone } from './source.ts';

export interface BoardDecision {
  readonly id: string;
  readonly title: string;
  /** One of the statuses that we know, or `unknown`. */
  readonly status: string;
  readonly date?: string;
  /** Days since its date, for a decision that is not decided yet and bears one. */
  readonly undecidedDays?: number;
  readonly supersedes: readonly string[];
  readonly supersededBy: readonly string[];
  readonly source: Source;
}

/** The decisions of a folder at a glance. */
export interface DecisionBoard {
  /** In the order of a decision's life; statuses that occur. */
  readonly statuses: readonly { readonly status: string; readonly label: string; readonly tone: Tone }[];
  readonly decisions: readonly BoardDecision[];
  /** Days after which an undecided decision is old: a setting. */
  readonly undecidedLimit: number;
}
