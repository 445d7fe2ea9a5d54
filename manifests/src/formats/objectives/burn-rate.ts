import type { Sample } from './measurements.ts';
import { usualLength, type Window } from './window.ts';

/** How fast the error budget is spent: 1 spends it in exactly the window. */
export interface BurnRate {
  /** Milliseconds. */
  readonly long: number;
  readonly short: number;
  /** From this rate on in both it warns. */
  readonly factor: number;
  /** Undefined where measurements are further apart than the window is long, or there are none. */
  readonly longRate: number | undefined;
  readonly shortRate: number | undefined;
  readonly fires: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * A long window with a short one that tells whether it goes on, and the share of the budget that is spent in the long one when it
 * warns. For 30 days these are the rates 14.4, 6 and 1.
 * Source: Google, The Site Reliability Workbook, "Alerting on SLOs", multiwindow, multi-burn-rate alerts.
 */
const PAIRS = [
  { long: HOUR, short: 5 * MINUTE, spent: 0.02 },
  { long: 6 * HOUR, short: 30 * MINUTE, spent: 0.05 },
  { long: 72 * HOUR, short: 6 * HOUR, spent: 0.1 },
];

/**
 * The burn rates up to the last measurement.
 * @param allowed the share of bad events that the target allows. @param badShare that of samples; undefined without events.
 */
export function burnRatesOf(
  samples: readonly Sample[],
  window: Window,
  allowed: number,
  badShare: (samples: readonly Sample[]) => number | undefined,
): readonly BurnRate[] {
  const end = samples.at(-1)?.time ?? 0;
  const length = usualLength(window);
  const step = end - (samples.findLast(({ time }) => time < end)?.time ?? -Infinity);
  const rateOver = (span: number): number | undefined => {
    if (step > span) return undefined;
    const bad = badShare(samples.filter(({ time }) => time > end - span));
    return bad === undefined ? undefined : bad / allowed;
  };
  return PAIRS.filter(({ long }) => long < length).map(({ long, short, spent }) => {
    const factor = Number(((spent * length) / long).toPrecision(12));
    const [longRate, shortRate] = [rateOver(long), rateOver(short)];
    const fires =
      longRate !== undefined && shortRate !== undefined && longRate >= factor && shortRate >= factor;
    return { long, short, factor, longRate, shortRate, fires };
  });
}
