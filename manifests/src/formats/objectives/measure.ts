import { t } from '@vscode/l10n';
import { eventsOf, isMet, isWarned, valueOfSamples } from './aggregate.ts';
import { allowedShare } from './budget.ts';
import { burnRatesOf, type BurnRate } from './burn-rate.ts';
import { isUnmeasured, type Measurements, type Sample, type Unmeasured } from './measurements.ts';
import { gapsIn } from './gaps.ts';
import type { Indicator, Objective, Target } from './model.ts';
import { isShareObjective, targetOn } from './read.ts';
import { isStale, samplesIn, windowsBack, type Span } from './spans.ts';
import { windowOf } from './window.ts';
import { localDay } from './zone.ts';

export type State = 'met' | 'at-risk' | 'breached' | 'no-data';

/** What is left of the bad events that a target allows in the window. */
export interface Budget {
  /** The share of the budget that is left: 1 is all, 0 none; negative when it is overspent. */
  readonly remaining: number;
  /** The same as time of the window, in milliseconds. */
  readonly time: number;
  /** The same as events: of a total of 10,000 requests and 99.9 %, 10 when none was bad. */
  readonly events: number;
}

/** A window with its value; the value is undefined where nothing was measured. */
export interface TrendPoint extends Span {
  readonly value: number | undefined;
  readonly isMet: boolean | undefined;
}

/** What is known of an objective at a time. */
export interface Measured {
  readonly state: State;
  /** The reason for `no-data`, translated. */
  readonly reason?: string;
  readonly value?: number;
  readonly target?: Target;
  readonly window?: Pick<Span, 'from' | 'to'>;
  /** The time of the last measurement. */
  readonly asOf?: number;
  /** Measurements in the window, and places where at least one is missing among them. */
  readonly samples: number;
  readonly gaps: number;
  readonly skipped: number;
  readonly firstSkipped?: string;
  readonly repeated: number;
  readonly budget?: Budget;
  readonly burnRates: readonly BurnRate[];
  /** Windows up to this one, the oldest first. */
  readonly trend: readonly TrendPoint[];
  /** Windows in which the target was met, of those with a value. */
  readonly attained: number;
  readonly measured: number;
}

/** Windows that a trend shows at most. */
const MOST_WINDOWS = 12;

/**
 * Measures an objective. The window ends with the last measurement that is not after `at`; when the window after it is over, too,
 * it says nothing.
 * @param at milliseconds. @param zone of the calendar.
 */
export function measureObjective(
  objective: Objective,
  read: Measurements | Unmeasured,
  { at, zone }: { readonly at: number; readonly zone: string },
): Measured {
  const { indicator } = objective;
  const window = objective.window && windowOf(objective.window.text);
  if (isUnmeasured(read)) return without(read.reason);
  if (!indicator || !window) return without(t('no indicator or no window'));
  const samples = read.samples.filter(({ time }) => time <= at);
  // People start runs when they like: there are no gaps between them, and one fills its window.
  const isOfRuns = objective.source?.type === 'runs';
  const facts = { skipped: read.skipped, repeated: read.repeated, ...firstSkipped(read) };
  const last = samples.at(-1);
  if (!last) return { ...without(t('no measurements')), ...facts };
  const spans = windowsBack(window, last.time, {
    zone,
    first: samples[0]?.time ?? last.time,
    most: MOST_WINDOWS,
    late: isOfRuns ? 1 : 0.1,
  });
  const trend = spans.map((span): TrendPoint => {
    const value = valueOfSamples(indicator, samplesIn(samples, span));
    const target = targetOn(objective, localDay(span.to - 1, zone));
    return { ...span, value, isMet: value === undefined || !target ? undefined : isMet(value, target) };
  });
  const current = trend.at(-1);
  const target = targetOn(objective, localDay(last.time, zone));
  if (!current || !target?.direction) return { ...without(t('no target')), ...facts };
  const inWindow = samplesIn(samples, current);
  const known = {
    ...facts,
    target,
    window: { from: current.from, to: current.to },
    asOf: last.time,
    samples: inWindow.length,
    gaps: isOfRuns ? 0 : gapsIn(inWindow, samples, zone),
    trend,
    attained: trend.filter((point) => point.isMet === true).length,
    measured: trend.filter((point) => point.isMet !== undefined).length,
  };
  const { value } = current;
  if (isStale(window, current, last.time, at)) {
    const reason = t('the last measurement is of {0}', localDay(last.time, zone));
    return { ...without(reason), ...known };
  }
  if (value === undefined) return { ...without(t('no events in the window')), ...known };
  const bound = target.bounds[0] ?? 0;
  const allowed = isShareObjective(objective) ? allowedShare(target.direction, bound) : undefined;
  const isService = objective.kind?.text === 'slo' || objective.kind?.text === 'sla';
  const burnRates =
    allowed === undefined || !isService
      ? []
      : burnRatesOf(samples, window, allowed, (some) => badShare(indicator, target, some));
  const isOver = current.to <= at;
  return {
    ...known,
    value,
    state: stateOf({ value, target, indicator, isOver, burnRates }),
    ...(allowed === undefined ? {} : { budget: budgetOf(inWindow, current, { allowed, indicator, target }) }),
    burnRates,
  };
}

function without(reason: string): Measured {
  return {
    state: 'no-data',
    reason,
    samples: 0,
    gaps: 0,
    skipped: 0,
    repeated: 0,
    burnRates: [],
    trend: [],
    attained: 0,
    measured: 0,
  };
}

function firstSkipped({ firstSkipped: first }: Measurements): Pick<Measured, 'firstSkipped'> {
  return first === undefined ? {} : { firstSkipped: first };
}

/** The share of events that count against the budget; undefined without events. For `atMost` the measured share is that of the bad ones. */
function badShare(
  indicator: Indicator,
  { direction }: Target,
  samples: readonly Sample[],
): number | undefined {
  const { part, total } = eventsOf(indicator, samples);
  if (total <= 0) return undefined;
  return direction === 'atMost' ? part / total : (total - part) / total;
}

function budgetOf(
  samples: readonly Sample[],
  { from, to }: Span,
  {
    allowed,
    indicator,
    target,
  }: { readonly allowed: number; readonly indicator: Indicator; readonly target: Target },
): Budget {
  const remaining = 1 - (badShare(indicator, target, samples) ?? 0) / allowed;
  const { total } = eventsOf(indicator, samples);
  return { remaining, time: remaining * allowed * (to - from), events: remaining * allowed * total };
}

function stateOf(now: {
  readonly value: number;
  readonly target: Target;
  readonly indicator: Indicator;
  readonly isOver: boolean;
  readonly burnRates: readonly BurnRate[];
}): State {
  const { value, target, indicator, isOver, burnRates } = now;
  if (!isMet(value, target)) {
    const grows =
      indicator.type === 'value' && (indicator.aggregate === 'sum' || indicator.aggregate === 'count');
    // What adds up may still get there until the window is over.
    return grows && target.direction !== 'atMost' && !isOver && value < (target.bounds[0] ?? 0)
      ? 'at-risk'
      : 'breached';
  }
  return isWarned(value, target) || burnRates.some(({ fires }) => fires) ? 'at-risk' : 'met';
}
