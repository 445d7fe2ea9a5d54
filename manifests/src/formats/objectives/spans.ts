import type { Sample } from './measurements.ts';
import { usualLength, type Window } from './window.ts';
import { periodAt } from './zone.ts';

/** A time from a moment to another, in milliseconds: the end of a period of the calendar is not in it; that of a rolling window is. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly isRolling: boolean;
}

/** A rolling window ends with its last measurement, and does not have its first moment: 30 days have 30 daily measurements. */
export function samplesIn(samples: readonly Sample[], { from, to, isRolling }: Span): readonly Sample[] {
  return samples.filter(({ time }) => (isRolling ? from < time && time <= to : from <= time && time < to));
}

/**
 * Windows without a space between them up to that of a time, the oldest first: those that measurements fill from their beginning,
 * and the last one.
 * @param first the time of the first measurement. @param most of windows.
 * @param late the share of a window within which a first measurement is that of a source that began with the window.
 */
export function windowsBack(
  window: Window,
  end: number,
  {
    zone,
    first,
    most,
    late,
  }: { readonly zone: string; readonly first: number; readonly most: number; readonly late: number },
): readonly Span[] {
  const spans: Span[] = [];
  for (let back = 0; back < most; back++) {
    const span = spanOf(window, end, zone, back);
    const firstMoment = span.isRolling ? span.from + 1 : span.from;
    if (back > 0 && first > firstMoment + (span.to - span.from) * late) break;
    spans.unshift(span);
  }
  return spans;
}

function spanOf(window: Window, end: number, zone: string, back: number): Span {
  if (window.type === 'calendar') return { ...periodAt(end, window.period, zone, back), isRolling: false };
  const to = end - back * window.milliseconds;
  return { from: to - window.milliseconds, to, isRolling: true };
}

/** True when the window after that of the last measurement is over, too. @param last the time of that measurement. */
export function isStale(window: Window, { to }: Span, last: number, at: number): boolean {
  return at - (window.type === 'rolling' ? last : to) > usualLength(window);
}
