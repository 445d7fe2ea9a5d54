import type { Source, Tone } from './source.ts';

/** Something that happened on a day. */
export interface TimelineEvent {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly tone: Tone;
  readonly source?: Source;
}

/** Events in the order of their days. */
export interface Timeline {
  readonly events: readonly TimelineEvent[];
  /** Events without a day, which are listed and not placed. */
  readonly undated: readonly Omit<TimelineEvent, 'date'>[];
  readonly today: string;
}
